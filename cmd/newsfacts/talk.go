package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/mattn/go-isatty"
	"github.com/rs/zerolog"

	"newsfacts/pipeline"
)

// talk tells people how a run goes: a bar on a terminal, a line every 30 s without one, or JSON lines.
type talk struct {
	w     io.Writer
	mode  string // bar, plain, json, none
	out   string
	o     pipeline.Options
	log   zerolog.Logger
	plan  *pipeline.Plan
	start time.Time
	last  time.Time
	units, bytes,
	articles, facts int64
	fresh int64 // bytes of units done by this run
}

func newTalk(w *os.File, mode string, quiet bool, out string, o pipeline.Options, log zerolog.Logger) (*talk, error) {
	if !slices.Contains([]string{"auto", "bar", "plain", "json", "none"}, mode) {
		return nil, usage{fmt.Errorf("--progress %s: not auto, bar, plain, json or none", mode)}
	}
	if mode == "auto" {
		mode = "plain"
		if isatty.IsTerminal(w.Fd()) {
			mode = "bar"
		}
	}
	if quiet {
		mode = "none"
	}
	return &talk{w: w, mode: mode, out: out, o: o, log: log, start: time.Now(), last: time.Now()}, nil
}

// colour tells whether a file is a terminal whose user has not asked for plain text.
func colour(f *os.File) bool {
	return os.Getenv("NO_COLOR") == "" && isatty.IsTerminal(f.Fd())
}

func (t *talk) event(e pipeline.Event) {
	if e.Plan != nil {
		t.plan = e.Plan
		t.say(planLine(e.Plan, t.out, t.o))
	}
	if e.Unit == nil {
		return
	}
	t.units++
	n := t.plan.Units[e.Unit.Number].Bytes
	t.bytes += n
	if !e.Found {
		t.fresh += n
	}
	t.articles += int64(e.Unit.Counts["articles"])
	t.facts += e.Unit.Parts["facts"].Rows
	t.log.Info().Int("unit", e.Unit.Number).Bool("found", e.Found).Int64("bytes", n).Float64("seconds", e.Unit.Seconds).Msg("unit done")
	for _, in := range e.Unit.Inputs {
		if in.NQuarantined > 0 {
			t.log.Warn().Str("input", in.URI).Str("status", in.Status).Int64("rows", in.NQuarantined).Msg("in quarantine")
		}
	}
	t.step()
}

func (t *talk) say(line string) {
	if t.mode == "bar" || t.mode == "plain" {
		fmt.Fprintln(t.w, line)
	}
}

// step shows how far the run is.
func (t *talk) step() {
	now := time.Now()
	switch t.mode {
	case "bar":
		share := 1.0
		if t.plan.Bytes > 0 {
			share = float64(t.bytes) / float64(t.plan.Bytes)
		}
		full := min(25, int(share*25))
		fmt.Fprintf(t.w, "\r[%s%s] %3.0f%% · %d articles · %d facts · %s left\x1b[K", strings.Repeat("#", full), strings.Repeat(".", 25-full), 100*share, t.articles, t.facts, t.left(now))
	case "plain":
		if now.Sub(t.last) >= 30*time.Second {
			t.last = now
			fmt.Fprintf(t.w, "%d of %d units · %d articles · %d facts · %s left\n", t.units, len(t.plan.Units), t.articles, t.facts, t.left(now))
		}
	case "json":
		t.json(map[string]any{"event": "unit", "units": t.units, "of": len(t.plan.Units), "bytes": t.bytes, "articles": t.articles, "facts": t.facts})
	}
}

// left estimates the time to the end from what this run did itself.
func (t *talk) left(now time.Time) string {
	if t.fresh == 0 {
		return "00:00"
	}
	left := time.Duration(float64(now.Sub(t.start)) * float64(t.plan.Bytes-t.bytes) / float64(t.fresh)).Round(time.Second)
	return fmt.Sprintf("%02d:%02d", int(left.Minutes()), int(left.Seconds())%60)
}

func (t *talk) json(v any) {
	data, err := json.Marshal(v)
	if err == nil {
		fmt.Fprintf(t.w, "%s\n", data)
	}
}

// end sums up a run that ended, well or not.
func (t *talk) end(r *pipeline.Result, ok bool) {
	if t.mode == "bar" && t.plan != nil {
		fmt.Fprintln(t.w)
	}
	if r == nil || r.Manifest == nil || !ok {
		return
	}
	m := r.Manifest
	if t.mode == "json" {
		t.json(map[string]any{"event": "done", "up_to_date": r.UpToDate, "manifest": m})
		return
	}
	if r.UpToDate {
		t.say(fmt.Sprintf("up to date  %s/ holds all of %d inputs; nothing to do (--restart writes it anew)", t.out, m.Inputs))
		return
	}
	rows := func(table string) int64 { return m.Tables[table].Rows }
	var modalities []string
	for k, n := range m.Counts {
		if name, ok := strings.CutPrefix(k, "facts."); ok {
			modalities = append(modalities, fmt.Sprintf("%08d\x00%d %s", 99999999-n, n, name))
		}
	}
	slices.Sort(modalities)
	for i, s := range modalities {
		_, modalities[i], _ = strings.Cut(s, "\x00")
	}
	t.say(fmt.Sprintf("  articles    %6d      figures     %6d      facts %6d   (%s)", rows("articles"), rows("figures"), rows("facts"), strings.Join(modalities, ", ")))
	t.say(fmt.Sprintf("  quarantined %6d      percentages %6d      dates %6d · organizations %d", rows("quarantine"), rows("percentages"), rows("dates"), rows("organizations")))
	files, bytes := 0, int64(0)
	for _, ts := range m.Tables {
		files += len(ts.Files)
		bytes += ts.Bytes
	}
	reused := ""
	if r.Reused > 0 {
		reused = fmt.Sprintf(" · %d of %d units stood there already", r.Reused, len(r.Plan.Units))
	}
	t.say(fmt.Sprintf("wrote  %s/  %d tables, %d files, %s%s     page  %s/report.html", t.out, len(m.Tables), files, size(bytes), reused, t.out))
	t.say(fmt.Sprintf("next   duckdb -init %s/open.sql -c 'from facts_wide limit 10'", t.out))
}

func planLine(p *pipeline.Plan, out string, o pipeline.Options) string {
	var formats []string
	for f, n := range p.Formats {
		if f != "" {
			formats = append(formats, fmt.Sprintf("%d %s", n, f))
		}
	}
	slices.Sort(formats)
	kinds := ""
	if len(formats) > 0 {
		kinds = " (" + strings.Join(formats, ", ") + ")"
	}
	return fmt.Sprintf("plan   %s, %s%s · %s · %s · %s/", many(p.NInputs, "file"), size(p.Bytes), kinds, many(len(p.Units), "unit"), many(o.NWorkers(), "worker"), out)
}

func many(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

func size(n int64) string {
	switch {
	case n < 10<<10:
		return fmt.Sprintf("%d B", n)
	case n < 10<<20:
		return fmt.Sprintf("%d KiB", n>>10)
	case n < 10<<30:
		return fmt.Sprintf("%d MiB", n>>20)
	}
	return fmt.Sprintf("%d GiB", n>>30)
}
