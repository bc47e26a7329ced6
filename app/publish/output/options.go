package output

import (
	"cmp"
	"strings"
	"time"

	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/app/folder"
)

// Paper is a size of paper.
type Paper uint8

const (
	A4 Paper = iota
	Letter
)

// Attach says which files of the brief a PDF carries.
type Attach uint8

const (
	AttachShown Attach = iota // what the pages show, and no more
	AttachAll                 // all files, with notes, comments and unverified incidents
	AttachNone
)

// AttachNames are the names of the values of Attach, in their order.
var AttachNames = []string{"shown", "all", "none"}

// Options says how a file is made.
type Options struct {
	Paper    Paper
	Shape    brief.Shape                      // of slides; zero: as the brief says
	Dark     bool                             // light text on a dark background, for screens
	Version  string                           // of the program, for the file's Producer
	Date     time.Time                        // of the file, instead of the day to which the brief is true
	Attach   Attach                           // the files of the brief that a PDF carries
	Notes    Notes                            // how it has the speaker’s notes
	Draft    func() Flaws                     // returns the flaws of a draft, and may wait for them; nil: the file is no draft
	Progress func(done, all int, what string) // may be nil; called from the goroutine that exports
}

// Flaws holds what a draft, which may be made of a brief with errors, doesn't promise.
type Flaws struct {
	Words []string // clauses that say what doesn't hold
	NotUA bool     // PDF/UA-1 must not be claimed
	NotA  bool     // neither must PDF/A
}

// IsDraft reports whether the file is a draft.
func (o *Options) IsDraft() bool { return o.Draft != nil }

// Flaws returns what a draft doesn't promise, and nothing for other files.
func (o *Options) Flaws() Flaws {
	if o.Draft == nil {
		return Flaws{}
	}
	return o.Draft()
}

// Palette returns the dark palette for a dark file, or else light.
func (o *Options) Palette(light *draw.Palette) *draw.Palette {
	if o.Dark {
		return &draw.Dark
	}
	return light
}

// DateOf returns the date of a file.
func (o *Options) DateOf(b *brief.Brief) time.Time {
	if o.Date.IsZero() {
		return b.AsOf
	}
	return o.Date
}

// Title returns the title of a file: that of its brief, with a word before it for a draft.
func (o *Options) Title(title string) string {
	if o.IsDraft() {
		return "Draft: " + title
	}
	return title
}

// Producer returns the name and version of the program.
func Producer(version string) string { return strings.TrimSpace(folder.Program + " " + version) }

// DefaultLang is the language of a brief that names none, as its format says.
const DefaultLang = "en-GB"

// Lang returns the language of a file (BCP 47).
func Lang(b *brief.Brief) string { return cmp.Or(b.Lang, DefaultLang) }
