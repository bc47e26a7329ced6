package draw_test

import (
	"bytes"
	"image"
	"testing"

	"lectern/app/draw"
	"lectern/app/draw/svg"
	"lectern/app/typeset"
)

// scribble draws with everything that a canvas can do, and changes what it drew with afterwards.
func scribble(c draw.Canvas) {
	word := typeset.NewShaper().Word(typeset.Standard().Sans, "Kabul", false)
	var p draw.Path
	dash := []float32{3, 2}
	c.Clip(draw.Rect{W: 80, H: 50})
	c.Begin(draw.Tag{Role: draw.Figure, Alt: "A circle"})
	p.AddCircle(20, 20, 10)
	c.Fill(&p, draw.Paper.Killed)
	c.Stroke(&p, draw.Stroke{Width: 2, Dash: dash}, draw.Paper.Ink)
	p.Reset()
	p.AddRect(draw.Rect{X: 40, W: 5, H: 5})
	dash[0] = 9
	c.Fill(&p, draw.Paper.Accent)
	c.Halo(word, 5, 40, 12, 1, draw.Paper.Page)
	c.Text(word, 5, 40, 12, draw.Paper.Ink)
	c.End()
	c.Unclip()
	c.Image(image.NewGray(image.Rect(0, 0, 2, 2)), draw.Rect{X: 60, W: 10, H: 10})
	c.Anchor("here", draw.Point{X: 1, Y: 2})
	c.Link(draw.Rect{W: 9, H: 9}, draw.Target{URL: "https://example.org", Words: "There"})
}

func TestARecordingShowsWhatWasDrawn(t *testing.T) {
	picture := func(paint func(draw.Canvas)) []byte {
		t.Helper()
		c := svg.New(90, 60, "A scribble", "")
		paint(c)
		data, err := c.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	var r draw.Recording
	scribble(&r)
	want := picture(scribble)
	for n := range 2 { // as often as one likes
		if got := picture(r.Show); !bytes.Equal(got, want) {
			t.Errorf("showing it the %d. time gives\n%s\nand drawing it\n%s", n+1, got, want)
		}
	}
	moved := func(c draw.Canvas) draw.Canvas { return draw.Placed(c, draw.Point{X: 7, Y: 3}, 1) }
	if got, want := picture(func(c draw.Canvas) { r.Show(moved(c)) }), picture(func(c draw.Canvas) { scribble(moved(c)) }); !bytes.Equal(got, want) {
		t.Errorf("shown elsewhere it is\n%s\nand drawn there\n%s", got, want)
	}
}
