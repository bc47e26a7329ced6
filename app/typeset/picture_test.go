package typeset

import (
	"image"
	"slices"
	"testing"

	"lectern/app/draw"
)

// illustrated is a text with two pictures in its lines, one of them alone in its word.
func illustrated() Block {
	style := &Style{Face: Standard().Serif, Size: 10}
	lamp := Picture{Image: image.NewGray(image.Rect(0, 0, 4, 4)), Alt: "a lamp that burns", Width: 12, Height: 12}
	var t Text
	t.Add("The harbour signs with ", style)
	t.AddPicture(lamp, style)
	t.Add(". At night it shows ", style)
	t.AddPicture(lamp, style)
	t.Add(" and waits.", style)
	return Block{Text: t, Leading: 15, In: NewElement(draw.Tag{Role: draw.Paragraph})}
}

func TestAPictureStandsInItsLineAsALetterDoes(t *testing.T) {
	for _, width := range []float32{20, 60, 120, 400} {
		c := NewSetter().Stack([]Block{illustrated()}, Setting{Measure: width, Hyphens: HyphensFor("en-GB")})
		seen := 0
		for _, l := range c.Lines {
			for i, p := range l.Pieces {
				if c.Blocks[0].Text.Spans[p.Span].Picture == nil {
					continue
				}
				seen++
				if p.Width != 12 || i > 0 && p.X < l.Pieces[i-1].X+l.Pieces[i-1].Width-0.01 || p.X+p.Width > width+0.01 {
					t.Errorf("at %g a picture is %g wide from %g on, in %v", width, p.Width, p.X, l.Pieces)
				}
			}
		}
		if seen != 2 {
			t.Errorf("at %g %d pictures stand in the lines", width, seen)
		}
		r := &recorder{}
		painter := Painter{Palette: &draw.Paper}
		painter.Paint(r, c, 0, c.Height, draw.Point{})
		painter.Finish(r)
		figures := 0
		for _, call := range r.calls() {
			if call == "<Figure>" || call == "<Figure a lamp that burns>" {
				figures++
			}
		}
		square := func(a draw.Rect) bool { return a.W == 12 && a.H == 12 }
		if n := len(slices.DeleteFunc(slices.Clone(r.areas), func(a draw.Rect) bool { return !square(a) })); n != 2 || figures != 2 {
			t.Errorf("at %g %d pictures are drawn, %d as figures: %v", width, n, figures, r.calls())
		}
		for _, a := range r.areas {
			if a.Y < 0 || a.Bottom() > c.Height {
				t.Errorf("at %g something is drawn beyond the lines: %v", width, a)
			}
		}
	}
}

func TestACopiedPictureIsItsWords(t *testing.T) {
	c := NewSetter().Stack([]Block{illustrated()}, Setting{Measure: 200})
	all := Range{Place{0, 0}, Place{0, len(c.Blocks[0].Text.String)}}
	if got, want := c.Copy(all), "The harbour signs with a lamp that burns. At night it shows a lamp that burns and waits."; got != want {
		t.Errorf("it reads %q, want %q", got, want)
	}
}
