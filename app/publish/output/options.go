package output

import (
	"cmp"
	"strings"
	"time"

	"lectern/app/brief"
	"lectern/app/folder"
)

// Paper is a size of paper.
type Paper uint8

const (
	A4 Paper = iota
	Letter
)

// Options say how a file is made.
type Options struct {
	Paper    Paper
	Dark     bool                             // light text on a dark background, for screens
	Version  string                           // of the program, for the file's Producer
	Date     time.Time                        // of the file, instead of the day to which the brief is true
	Bare     bool                             // nothing is attached
	Draft    func() Flaws                     // of a draft, whose pages say DRAFT; nil: it is none. It may wait until the flaws are found
	Progress func(done, all int, what string) // may be nil; called from the goroutine that exports
}

// Flaws are what a draft does not promise: it may be made of a brief with errors, and claims no more than
// is so.
type Flaws struct {
	Words []string // what doesn't hold, one clause each
	NotUA bool     // it can't be read aloud in full, as PDF/UA-1 demands
}

// IsDraft reports whether every page says that it is a draft.
func (o *Options) IsDraft() bool { return o.Draft != nil }

// Flaws returns what a draft doesn't promise, and nothing for other files.
func (o *Options) Flaws() Flaws {
	if o.Draft == nil {
		return Flaws{}
	}
	return o.Draft()
}

// DraftWord stands on every page of a draft.
const DraftWord = "DRAFT"

// DateOf returns the date that a file says it has.
func (o *Options) DateOf(b *brief.Brief) time.Time {
	if o.Date.IsZero() {
		return b.AsOf
	}
	return o.Date
}

// Title returns how a file calls itself: the title of its brief, which a draft puts its name before.
func (o *Options) Title(title string) string {
	if o.IsDraft() {
		return "Draft: " + title
	}
	return title
}

// Producer names the program that makes a file.
func Producer(version string) string { return strings.TrimSpace(folder.Program + " " + version) }

// DefaultLang is the language of a brief that names none, as its format says.
const DefaultLang = "en-GB"

// Lang returns the language that a file says it is in (BCP 47).
func Lang(b *brief.Brief) string { return cmp.Or(b.Lang, DefaultLang) }
