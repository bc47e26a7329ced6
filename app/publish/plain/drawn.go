package plain

import (
	"image"
	"strings"

	"lectern/app/draw"
	"lectern/app/typeset"
)

// drawn returns the words that a box draws, a clause for each element of its structure, without artifacts.
func drawn(b typeset.Box) string {
	l := &listener{}
	b.Draw(l, draw.Rect{W: measure, H: b.Height(measure)}, &draw.Light)
	l.end()
	return shown.Replace(strings.Join(l.clauses, ". "))
}

// listener is a canvas that keeps words only.
type listener struct {
	clauses   []string
	words     []string
	artifacts int // that are open, with all elements inside them
}

func (l *listener) end() {
	if s := strings.Join(strings.Fields(strings.Join(l.words, " ")), " "); s != "" {
		l.clauses = append(l.clauses, s)
	}
	l.words = nil
}

func (l *listener) Begin(t draw.Tag) {
	if l.artifacts > 0 || t.Role == draw.Artifact {
		l.artifacts++
		return
	}
	l.end()
	if t.Alt != "" {
		l.words = append(l.words, t.Alt)
	}
}

func (l *listener) End() {
	if l.artifacts > 0 {
		l.artifacts--
		return
	}
	l.end()
}

func (l *listener) Text(w *draw.Word, _, _, _ float32, _ draw.Ink) {
	if l.artifacts == 0 {
		l.words = append(l.words, w.Text)
	}
}

func (*listener) Fill(*draw.Path, draw.Ink)                                     {}
func (*listener) Stroke(*draw.Path, draw.Stroke, draw.Ink)                      {}
func (*listener) Halo(*draw.Word, float32, float32, float32, float32, draw.Ink) {}
func (*listener) Image(image.Image, draw.Rect)                                  {}
func (*listener) Clip(draw.Rect)                                                {}
func (*listener) Unclip()                                                       {}
func (*listener) Link(draw.Rect, draw.Target)                                   {}
func (*listener) Anchor(string, draw.Point)                                     {}
