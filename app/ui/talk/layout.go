//go:build !nogui

package talk

import (
	"cmp"

	"fyne.io/fyne/v2"

	"lectern/app/draw"
	"lectern/app/library"
)

// The parts of the window's width and height that the pictures have.
const (
	standardCurrent, leastCurrent, mostCurrent    = 0.6, 0.3, 0.8
	standardPictures, leastPictures, mostPictures = 0.52, 0.2, 0.62
)

// The sizes of the speaker's window, in logical pixels.
const (
	pad         = 24 // between panes, and around them
	headHeight  = 97 // above the pictures, with their headings
	notesHeight = 40 // of the heading of the notes
	footHeight  = 48 // of the line of keys
)

// areas holds the panes of the speaker's window.
type areas struct {
	current, next, asked, notes draw.Rect
}

// grip is a divider between panes.
type grip uint8

const (
	noGrip grip = iota
	betweenPictures
	aboveNotes
)

// divide returns the panes of a window of some size, as a layout has them.
func divide(l *library.SpeakerLayout, w, h float32) areas {
	room := w - 3*pad
	wide, high := room*cmp.Or(l.Current, standardCurrent), h*cmp.Or(l.Pictures, standardPictures)
	if l.Current == 0 && w < 1024 {
		wide = room * 0.68
	}
	a := areas{current: draw.Rect{X: pad, Y: headHeight, W: wide, H: min(high, wide*9/16)}}
	if l.Current == 0 && a.current.H*16/9 < wide { // a picture that is bounded by its height leaves its room to the next
		wide = a.current.H * 16 / 9
		a.current.W = wide
	}
	a.current.H = high
	if fits := wide * 9 / 16; l.Pictures == 0 && fits < high {
		a.current.H = fits
	}
	a.next = draw.Rect{X: 2*pad + wide, Y: headHeight, W: room - wide, H: min((room-wide)*9/16, a.current.H)}
	below := a.next.Bottom() + 20
	a.asked = draw.Rect{X: a.next.X, Y: below, W: a.next.W, H: a.current.Bottom() - below}
	top := a.current.Bottom() + 20
	a.notes = draw.Rect{Y: top, W: w, H: h - top}
	return a
}

// gripAt returns the divider at a place.
func (a *areas) gripAt(at draw.Point) grip {
	const reach = 7
	switch {
	case at.Y > a.notes.Y-reach && at.Y < a.notes.Y+reach:
		return aboveNotes
	case at.Y < a.notes.Y && at.Y > headHeight && at.X > a.next.X-pad && at.X < a.next.X:
		return betweenPictures
	}
	return noGrip
}

// moveGrip moves a divider of a layout to a place in a window of some size.
func moveGrip(l *library.SpeakerLayout, g grip, to draw.Point, size fyne.Size) {
	switch g {
	case betweenPictures:
		l.Current = min(max((to.X-1.5*pad)/(size.Width-3*pad), leastCurrent), mostCurrent)
	case aboveNotes:
		l.Pictures = min(max((to.Y-20-headHeight)/size.Height, leastPictures), mostPictures)
	}
}
