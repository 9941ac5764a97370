package main

import (
	"container/heap"
	"math"
	"math/rand/v2"
	"testing"
)

// The model of README's chapter on scale. All times are seconds.
type model struct {
	bytes    float64 // of text
	unit     float64 // bytes of a unit
	workers  int     // of one core
	rate     float64 // bytes a second, of one core
	spread   float64 // standard deviation of the logarithm of a unit's time
	overhead float64 // of a unit: its files, its state
	start    float64 // of the engine and its workers
	probe    float64 // bytes a second that the leader reads for the plan
	finish   float64 // of the leader, for a unit: its state and its parts
}

// measured are the figures of README's table.
func measured(bytes, unit float64, workers int) model {
	return model{bytes: bytes, unit: unit, workers: workers, rate: 0.76e6, spread: 0.38, overhead: 0.25, start: 45, probe: 150e6, finish: 0.01}
}

func (m model) units() float64 { return math.Ceil(m.bytes / m.unit) }

// work is the seconds of a core for one unit.
func (m model) work() float64 { return m.unit/m.rate + m.overhead }

// leader is what nobody else can do meanwhile: reading everything once, and going through the states.
func (m model) leader() float64 { return m.bytes/m.probe + m.start + m.units()*m.finish }

// whole is the formula: the leader's time, the work shared out, and half a unit on average for the last to end,
// longer by the slowest of as many units as there are workers.
func (m model) whole() float64 {
	n := float64(m.workers)
	slowest := math.Exp(m.spread*math.Sqrt(2*math.Log(max(n, 2))) - m.spread*m.spread/2)
	if m.units() <= n {
		return m.leader() + m.work()*slowest
	}
	return m.leader() + m.units()*m.work()/n + m.work()*(slowest-0.5)*(1-1/n)
}

// simulate hands units of random lengths to whichever worker is free first.
func (m model) simulate(random *rand.Rand) float64 {
	free := make(times, m.workers)
	end := 0.0
	for range int(m.units()) {
		free[0] += m.work() * math.Exp(random.NormFloat64()*m.spread-m.spread*m.spread/2)
		end = max(end, free[0])
		heap.Fix(&free, 0)
	}
	return m.leader() + end
}

type times []float64

func (t times) Len() int           { return len(t) }
func (t times) Less(i, j int) bool { return t[i] < t[j] }
func (t times) Swap(i, j int)      { t[i], t[j] = t[j], t[i] }
func (t *times) Push(any)          {}
func (t *times) Pop() any          { return nil }

// TestScale: the formula that README computes with agrees with the simulation to a tenth.
func TestScale(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, unit := range []float64{16e6, 64e6, 1e9} {
		for _, workers := range []int{10, 100, 1000} {
			m := measured(1e12, unit, workers)
			got, want := m.whole(), m.simulate(random)
			t.Logf("%4.0f MB units, %4d workers: %6.2f h by the formula, %6.2f h simulated; leader %.2f h; %.0f core hours", unit/1e6, workers, got/3600, want/3600, m.leader()/3600, m.units()*m.work()/3600)
			if math.Abs(got-want) > want/10 {
				t.Errorf("%4.0f MB units, %d workers: %.0f s by the formula, %.0f s simulated", unit/1e6, workers, got, want)
			}
		}
	}
}
