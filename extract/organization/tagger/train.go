package tagger

import (
	"math/rand"
	"slices"
)

// Example is a sentence with the labels of its characters.
type Example struct {
	Chars  []Char
	Labels []uint8
}

// Options of training. The zero value is a usual training.
type Options struct {
	Epochs int // 0: 8
	Size   int // bytes of the model at most; 0: 600,000, which finds as much as 2,000,000
	Least  int // occurrences that a feature needs; 0: 2
	Tell   func(epoch, wrong, total int)
}

// Train trains a model by averaged perceptron. The same examples give the same model.
func Train(examples []Example, o Options) *Model {
	if o.Epochs == 0 {
		o.Epochs = 8
	}
	if o.Size == 0 {
		o.Size = 600_000
	}
	if o.Least == 0 {
		o.Least = 2
	}
	ids, known := index(examples, o)
	p := &perceptron{weights: make([][labels]float32, len(known)), sums: make([][labels]float64, len(known)), stamps: make([]int32, len(known))}
	r := rand.New(rand.NewSource(1))
	order := r.Perm(len(examples))
	for epoch := range o.Epochs {
		wrong, total := 0, 0
		r.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			wrong += p.learn(ids[i], examples[i].Labels)
			total += len(examples[i].Labels)
			p.step++
		}
		if o.Tell != nil {
			o.Tell(epoch+1, wrong, total)
		}
	}
	return p.model(known, o.Size)
}

// index numbers the features that are frequent enough; -1 for the others.
func index(examples []Example, o Options) (ids [][]int32, known []feature) {
	chars := 0
	for _, e := range examples {
		chars += len(e.Chars)
	}
	size := uint32(1 << 10) // of a table that is at most half full
	for size < 2*Features*uint32(min(chars, 1<<26)) {
		size *= 2
	}
	keys, counts := make([]uint32, size), make([]int32, size)
	find := func(f feature) uint32 {
		k := (f.row ^ uint32(f.at)*0x85EBCA6B) | 1
		at := k * 0x9E3779B1 & (size - 1)
		for keys[at] != 0 && keys[at] != k {
			at = (at + 1) & (size - 1)
		}
		keys[at] = k
		return at
	}
	var f [Features]feature
	for _, e := range examples {
		for t := range e.Chars {
			extract(e.Chars, t, &f)
			for _, x := range f {
				if x.row != 0 {
					counts[find(x)]++
				}
			}
		}
	}
	const rare, fresh = -1, -2
	for i, n := range counts {
		switch {
		case n == 0:
		case int(n) < o.Least:
			counts[i] = rare
		default:
			counts[i] = fresh // frequent, to be numbered
		}
	}
	for _, e := range examples {
		list := make([]int32, 0, len(e.Chars)*Features)
		for t := range e.Chars {
			extract(e.Chars, t, &f)
			for _, x := range f {
				if x.row == 0 {
					list = append(list, rare)
					continue
				}
				at := find(x)
				if counts[at] == fresh {
					counts[at] = int32(len(known))
					known = append(known, x)
				}
				list = append(list, counts[at])
			}
		}
		ids = append(ids, list)
	}
	return ids, known
}

type perceptron struct {
	weights [][labels]float32
	sums    [][labels]float64
	stamps  []int32
	trans   [labels][labels]float32
	total   [labels][labels]float64
	step    int32
}

// learn decodes a sentence and moves the weights where it was wrong; it returns the wrong labels.
func (p *perceptron) learn(ids []int32, gold []uint8) (wrong int) {
	got := p.decode(ids, len(gold))
	for t := range gold {
		if got[t] != gold[t] {
			wrong++
		}
	}
	// transitions are averaged every step: there are few
	defer func() {
		for i := range p.trans {
			for j := range p.trans[i] {
				p.total[i][j] += float64(p.trans[i][j])
			}
		}
	}()
	if wrong == 0 {
		return 0
	}
	before, beforeGold := uint8(Outside), uint8(Outside)
	for t := range gold {
		if got[t] != gold[t] || before != beforeGold {
			p.trans[beforeGold][gold[t]]++
			p.trans[before][got[t]]--
		}
		if got[t] != gold[t] {
			for _, id := range ids[t*Features : (t+1)*Features] {
				if id >= 0 {
					p.move(id, gold[t], 1)
					p.move(id, got[t], -1)
				}
			}
		}
		before, beforeGold = got[t], gold[t]
	}
	return wrong
}

func (p *perceptron) move(id int32, label uint8, by float32) {
	if idle := p.step - p.stamps[id]; idle > 0 {
		for l, w := range p.weights[id] {
			p.sums[id][l] += float64(w) * float64(idle)
		}
		p.stamps[id] = p.step
	}
	p.weights[id][label] += by
}

func (p *perceptron) decode(ids []int32, n int) []uint8 {
	back := make([][labels]uint8, n)
	last := [labels]float32{0, -1e9, -1e9, -1e9}
	for t := range n {
		var w, now [labels]float32
		for _, id := range ids[t*Features : (t+1)*Features] {
			if id >= 0 {
				for l := range w {
					w[l] += p.weights[id][l]
				}
			}
		}
		for l := range now {
			now[l] = -1e9
			for k := range last {
				if s := last[k] + p.trans[k][l]; follows(k, l) && s > now[l] {
					now[l], back[t][l] = s, uint8(k)
				}
			}
			now[l] += w[l]
		}
		last = now
	}
	path := make([]uint8, n)
	label := uint8(Outside)
	if n > 0 && last[End] > last[Outside] {
		label = End
	}
	for t := n - 1; t >= 0; t-- {
		path[t] = label
		label = back[t][label]
	}
	return path
}

// model averages the weights, takes outside's away from the others, and keeps the heaviest rows that size holds.
func (p *perceptron) model(known []feature, size int) *Model {
	steps := float64(max(p.step, 1))
	weights := make([][3]float64, len(known))
	sizes := make([]float64, 0, len(known))
	for id := range known {
		p.move(int32(id), Outside, 0)
		heavy := 0.0
		for l := Begin; l <= End; l++ {
			weights[id][l-1] = (p.sums[id][l] - p.sums[id][Outside]) / steps
			heavy = max(heavy, abs(weights[id][l-1]))
		}
		if heavy > 0 {
			sizes = append(sizes, heavy)
		}
	}
	scale := 1.0
	if slices.Sort(sizes); len(sizes) > 0 {
		scale = 127 / sizes[len(sizes)-1-len(sizes)/500] // the heaviest 0.2 % are cut
	}
	var trans [labels][labels]int32
	for i := range trans {
		for j := range trans[i] {
			if follows(i, j) {
				// weights of labels are against outside; so are those of transitions by what they lead to
				trans[i][j] = int32(max(-32000, min(32000, p.total[i][j]/steps*scale)))
			}
		}
	}
	return newModel(trans, heaviest(rows(known, weights, scale), size))
}

// rows puts the weights of features into their rows, in 8 bits.
func rows(known []feature, weights [][3]float64, scale float64) []entry {
	var entries []entry
	number := map[uint32]int{}
	for id, f := range known {
		i, ok := number[f.row]
		if !ok {
			i = len(entries)
			number[f.row] = i
			entries = append(entries, entry{hash: f.row})
		}
		for l, w := range weights[id] {
			if q := max(-127, min(127, round(w*scale))); q <= -2 || q >= 2 {
				entries[i].row[f.at][l] = int8(q)
			}
		}
	}
	return entries
}

// heaviest keeps the entries of the greatest weights that size bytes hold.
func heaviest(entries []entry, size int) []entry {
	weight := func(e entry) (sum int) {
		for _, w := range e.row {
			for _, x := range w {
				sum = max(sum, int(x), -int(x))
			}
		}
		return sum
	}
	slices.SortStableFunc(entries, func(a, b entry) int { return weight(b) - weight(a) })
	size -= len(magic) + 2*labels*labels + 8
	for i, e := range entries {
		if size -= e.cost(); size < 0 || e.filled() == 0 {
			return entries[:i]
		}
	}
	return entries
}

func abs(x float64) float64 {
	if x < 0 {
		return -x
	}
	return x
}

func round(x float64) float64 {
	if x < 0 {
		return float64(int(x - 0.5))
	}
	return float64(int(x + 0.5))
}
