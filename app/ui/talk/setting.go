//go:build !nogui

package talk

import (
	"time"

	"fyne.io/fyne/v2"

	"lectern/app/library"
)

// Hint is a key shown in the speaker's window, with what it does.
type Hint struct{ Key, Words string }

// Setting describes how a talk is shown.
type Setting struct {
	Screens   Screens
	Hints     []Hint
	Dark      bool // light text on dark slides
	Plan      Plan
	Layout    library.SpeakerLayout
	Rehearses bool                 // the talk is given for practice, and the speaker's window says so
	Windowed  bool                 // slides and notes are ordinary windows, so that one can be shared in a call
	Section   string               // id of the section with whose first slide it begins; "": the first slide of all
	Slide     int                  // the number, from 1, of the slide with which it begins instead; 0: none
	Began     time.Time            // when it began; the zero time: now
	Keys      func(*fyne.KeyEvent) // pressed in either window
	Runes     func(rune)
}
