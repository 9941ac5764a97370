package pipeline

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"
	"golang.org/x/sync/semaphore"

	"newsfacts/extract"
	"newsfacts/pipeline/source"
	"newsfacts/schemas"
)

// job is a unit under way. One goroutine reads its records, the run's team extracts from them, one writes what they
// found, in the order of the records.
type job struct {
	ctx   context.Context
	o     Options
	kit   kit
	w     *writers
	state *State
	queue chan *task          // in the order of the records
	room  *semaphore.Weighted // bytes of records under way

	reading, extracting, writing clock
}

// team are goroutines that do what is sent to them until it is closed: their stacks need to grow but once.
type team chan func()

func newTeam(n int) team {
	t := make(team)
	for range n {
		go func() {
			for do := range t {
				do()
			}
		}()
	}
	return t
}

// offer hands do to one of the team who has nothing to do, if there is one; done says when it is done.
func (t team) offer(done *sync.WaitGroup, do func()) bool {
	done.Add(1)
	select {
	case t <- func() { defer done.Done(); do() }:
		return true
	default:
		done.Done()
		return false
	}
}

// share does all of a list, with the help of who has nothing to do.
func (t team) share(list []func() error) error {
	var done sync.WaitGroup
	errs := make([]error, len(list))
	for i, do := range list {
		if !t.offer(&done, func() { errs[i] = do() }) {
			errs[i] = do()
		}
	}
	done.Wait()
	return cmp.Or(errs...)
}

// clock adds up time, from several goroutines.
type clock struct{ atomic.Int64 }

func (c *clock) since(start time.Time) { c.Add(int64(time.Since(start))) }

func (c *clock) seconds() float64 { return time.Duration(c.Load()).Seconds() }

// task is a record, a quarantine row or the end of an input on its way to the writer.
type task struct {
	record *source.Record
	drop   *schemas.Quarantine
	part   *source.Part   // that begins here
	result *source.Result // of the part that ends here

	bytes int64
	done  chan struct{} // closed when found is there
	wrote chan struct{} // closed when it is written; nil unless the reader waits for that
	found []found
}

// found is what was found in one article, or why nothing could be.
type found struct {
	d     *extract.Document
	facts []*schemas.Fact
	drop  *schemas.Quarantine
}

const (
	roomBytes = 1 << 20 // of records under way in a unit; a larger one goes alone
	roomTasks = 128
)

func newJob(ctx context.Context, w *writers, o Options, state *State) *job {
	return &job{ctx: ctx, o: o, kit: o.given(), w: w, state: state, queue: make(chan *task, roomTasks), room: semaphore.NewWeighted(roomBytes)}
}

// errLimit ends a run that has as many articles as it may.
var errLimit = errors.New("limit reached")

// run does all parts of a unit and returns the sums of their inputs as read.
func (j *job) run(u Unit) (sums []source.Sum, _ error) {
	g, ctx := errgroup.WithContext(j.ctx)
	j.ctx = ctx
	g.Go(func() error {
		defer close(j.queue)
		for i := range u.Parts {
			if err := j.read(&u.Parts[i]); errors.Is(err, errLimit) {
				return nil
			} else if err != nil {
				return err
			}
		}
		return nil
	})
	g.Go(func() (err error) { sums, err = j.write(); return err })
	if err := g.Wait(); err != nil {
		return nil, err
	}
	j.state.Stages = map[string]float64{"read": j.reading.seconds(), "extract": j.extracting.seconds(), "write": j.writing.seconds()}
	for len(sums) < len(u.Parts) { // the parts after the limit are as they were planned
		sums = append(sums, u.Parts[len(sums)].Sum)
	}
	return sums, nil
}

// send hands a task to the writer.
func (j *job) send(t *task) error {
	select {
	case j.queue <- t:
		return nil
	case <-j.ctx.Done():
		return j.ctx.Err()
	}
}

// read sends one part's records on, and begins to extract from each.
func (j *job) read(p *source.Part) error {
	if err := j.send(&task{part: p}); err != nil {
		return err
	}
	start := time.Now()
	result, err := source.Read(j.ctx, *p, j.o.Source, source.Sink{
		Record: func(r source.Record) error {
			j.reading.since(start)
			defer func() { start = time.Now() }()
			t := &task{record: &r, done: make(chan struct{}), bytes: min(int64(len(r.Text))+1024, roomBytes)}
			if err := j.room.Acquire(j.ctx, t.bytes); err != nil {
				return err
			}
			work := func() {
				defer close(t.done)
				t.found = j.find(p.Input, r)
			}
			select {
			case j.o.team <- work:
			case <-j.ctx.Done():
				return j.ctx.Err()
			}
			if j.o.Limit == 0 {
				return j.send(t)
			}
			t.wrote = make(chan struct{})
			if err := j.send(t); err != nil {
				return err
			}
			select {
			case <-t.wrote:
			case <-j.ctx.Done():
				return j.ctx.Err()
			}
			if int64(j.state.Counts["articles"]) >= j.o.Limit {
				return errLimit
			}
			return nil
		},
		Drop: func(q schemas.Quarantine) error { return j.send(&task{drop: &q}) },
	})
	j.reading.since(start)
	if err != nil && !errors.Is(err, errLimit) {
		return err
	}
	return errors.Join(j.send(&task{result: &result}), err)
}

// write writes what was found, in the order of the records.
func (j *job) write() (sums []source.Sum, err error) {
	var part *source.Part
	var counts schemas.Input
	finish := func(r source.Result) {
		row := r.Input
		row.NArticles, row.NQuarantined = counts.NArticles, counts.NQuarantined
		row.NFigures, row.NPercentages, row.NDates = counts.NFigures, counts.NPercentages, counts.NDates
		row.NOrganizations, row.NFacts = counts.NOrganizations, counts.NFacts
		j.state.Inputs = append(j.state.Inputs, row)
		j.state.Account.Add(r.Account)
		if j.o.Limit > 0 {
			r.Sum = part.Sum // it was not read to its end
		}
		sums = append(sums, r.Sum)
	}
	for t := range j.queue {
		switch {
		case t.part != nil:
			part, counts = t.part, schemas.Input{}
		case t.result != nil:
			finish(*t.result)
		case t.drop != nil:
			err = j.drop(part, &counts, *t.drop)
		default:
			<-t.done
			start := time.Now()
			for _, f := range t.found {
				if j.o.Limit > 0 && int64(j.state.Counts["articles"]) == j.o.Limit {
					break
				}
				if err = j.add(part, &counts, f); err != nil {
					break
				}
			}
			j.writing.since(start)
			j.room.Release(t.bytes)
			t.found = nil
			if t.wrote != nil {
				close(t.wrote)
			}
		}
		if err != nil {
			return sums, err
		}
	}
	return sums, j.ctx.Err()
}

// quarantineID names the n-th row of a part: no two parts of an input have as many rows as there are bytes between.
func quarantineID(p source.Part, n int64) string {
	return fmt.Sprintf("%s-q%08d", p.Input.ID(), p.Start+n)
}

func (j *job) drop(p *source.Part, counts *schemas.Input, q schemas.Quarantine) error {
	q.InputID = p.Input.ID()
	q.QuarantineID = quarantineID(*p, counts.NQuarantined)
	counts.NQuarantined++
	return j.w.quarantine.add(q, len(q.Payload))
}

// add writes one article with what was found in it, and counts.
func (j *job) add(p *source.Part, counts *schemas.Input, f found) error {
	if f.drop != nil {
		return j.drop(p, counts, *f.drop)
	}
	j.state.Counts["articles"]++
	for _, x := range f.facts {
		j.state.Counts["facts."+x.Modality]++
	}
	a := f.d.Article
	counts.NArticles++
	counts.NFigures += int64(a.NFigures)
	counts.NPercentages += int64(a.NPercentages)
	counts.NDates += int64(a.NDates)
	counts.NOrganizations += int64(a.NOrganizations)
	counts.NFacts += int64(a.NFacts)
	return j.w.add(f.d, f.facts)
}

// find reads a record into articles and finds everything in them. What it returns depends on its arguments and the
// job's options alone; who in the team has nothing to do takes articles of it, so that nobody waits for a long record.
func (j *job) find(in source.Input, r source.Record) []found {
	start := time.Now()
	var all []*draft
	err := safely(func() (err error) { all, err = articles(in, r, j.o); return err })
	if err != nil {
		j.extracting.since(start)
		code := "bad_html"
		if errors.As(err, new(*fault)) {
			code = "panic"
		}
		q := dropped(r, "parse", code, fmt.Sprintf("%s: record %d: %v", r.URI, r.Number, err))
		return []found{{drop: &q}}
	}
	all = slices.DeleteFunc(all, func(a *draft) bool { return !sampled(a.ArticleID, j.o.Sample) })
	list := make([]found, len(all))
	var others sync.WaitGroup
	for i, a := range all {
		if i+1 < len(all) && j.o.team.offer(&others, func() { defer j.extracting.since(time.Now()); list[i] = j.kit.in(a, r) }) {
			continue
		}
		list[i] = j.kit.in(a, r)
	}
	j.extracting.since(start)
	others.Wait()
	return list
}

// in finds everything in one article of a record.
func (k kit) in(a *draft, r source.Record) (f found) {
	err := safely(func() error { f.d, f.facts = k.document(a, nil); return nil })
	if err == nil {
		return f
	}
	r.Text = a.Text
	if a.SourceByteStart != nil && a.SourceByteEnd != nil {
		r.Start, r.End = *a.SourceByteStart, *a.SourceByteEnd
	}
	q := dropped(r, "extract", "panic", fmt.Sprintf("%s: record %d, article %d: %v", r.URI, r.Number, a.SourceOrdinal, err))
	return found{drop: &q}
}

// fault is a panic that was caught.
type fault struct {
	at    string // file and line
	cause any
}

func (f *fault) Error() string {
	return fmt.Sprintf("a fault in the program at %s: %v; please report it with this text", f.at, f.cause)
}

// safely calls do for a text of unknown nature: a fault of the program costs that text alone.
func safely(do func() error) (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			f := &fault{cause: cause}
			for line := range strings.Lines(string(debug.Stack())) {
				inside := strings.Contains(line, "/extract/") || strings.Contains(line, "/pipeline/")
				if inside && strings.HasPrefix(line, "\t") && !strings.Contains(line, "/job.go:") {
					f.at = filepath.Base(strings.Fields(line)[0])
					break
				}
			}
			err = f
		}
	}()
	return do()
}

// dropped is the quarantine row of a record.
func dropped(r source.Record, stage, code, message string) schemas.Quarantine {
	q := schemas.Quarantine{SourceURI: r.URI, SourceRecord: &r.Number, Stage: stage, Code: code, Message: message}
	if r.Start >= 0 {
		q.ByteStart, q.ByteEnd = &r.Start, &r.End
	}
	return q.WithPayload([]byte(r.Text))
}
