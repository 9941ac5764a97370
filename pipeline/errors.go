package pipeline

import (
	"errors"
	"fmt"
	"io/fs"
	"syscall"
)

// Problem is an error with what a person needs to go on.
type Problem struct {
	Kind   Kind
	Cause  error  // where, then what
	Kept   string // what is safe; may be empty
	Remedy string // what to do; may be empty
}

// Kind sorts problems by what they mean to the caller.
type Kind int

// Kinds of problems.
const (
	Usage   Kind = iota // wrong options; nothing was run
	NoInput             // no input matched, or all failed
	Output              // the output cannot be written, or belongs to another configuration
	Stopped             // by the caller; can be resumed
)

func (p *Problem) Error() string { return p.Cause.Error() }
func (p *Problem) Unwrap() error { return p.Cause }

func problem(kind Kind, remedy, format string, args ...any) *Problem {
	return &Problem{Kind: kind, Cause: fmt.Errorf(format, args...), Remedy: remedy}
}

// unwritten is the problem of an output folder that could not be written: the file and its cause alone, whatever
// stood around them.
func unwritten(out string, err error, kept string) *Problem {
	remedy := "mend the cause and run the same command again: it goes on from there"
	if errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) {
		remedy = "make room and run the same command again: it goes on from there"
	}
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path
	}
	return &Problem{Kind: Output, Cause: fmt.Errorf("%s: %w", out, err), Kept: kept, Remedy: remedy}
}
