package draw

import (
	"image"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// notes is a canvas that writes down what it is told.
type notes struct{ got []any }

func (n *notes) Fill(p *Path, _ Ink) { n.got = append(n.got, append([]Point(nil), p.Points...)) }

func (n *notes) Stroke(p *Path, s Stroke, _ Ink) {
	s.Dash = append([]float32(nil), s.Dash...)
	n.got = append(n.got, append([]Point(nil), p.Points...), s)
}
func (n *notes) Text(_ *Word, x, y, size float32, _ Ink)    { n.got = append(n.got, x, y, size) }
func (n *notes) Halo(_ *Word, x, y, size, w float32, _ Ink) { n.got = append(n.got, x, y, size, w) }
func (n *notes) Image(_ image.Image, r Rect)                { n.got = append(n.got, r) }
func (n *notes) Clip(r Rect)                                { n.got = append(n.got, r) }
func (n *notes) Unclip()                                    { n.got = append(n.got, "unclip") }
func (n *notes) Begin(t Tag)                                { n.got = append(n.got, t) }
func (n *notes) End()                                       { n.got = append(n.got, "end") }
func (n *notes) Link(r Rect, to Target)                     { n.got = append(n.got, r, to) }
func (n *notes) Anchor(name string, at Point)               { n.got = append(n.got, name, at) }

func TestPlacedMovesAndScalesEverything(t *testing.T) {
	var n notes
	c := Placed(Placed(&n, Point{10, 20}, 1), Point{1, 2}, 2)
	var p Path
	p.AddLine(0, 0, 3, 4)
	c.Fill(&p, Ink{})
	c.Stroke(&p, Stroke{Width: 1.5, Dash: []float32{2, 3}}, Ink{})
	c.Stroke(&p, Stroke{Width: 1}, Ink{})
	c.Text(nil, 5, 6, 10, Ink{})
	c.Halo(nil, 5, 6, 10, 1, Ink{})
	c.Image(nil, Rect{1, 1, 2, 3})
	c.Clip(Rect{1, 1, 2, 3})
	c.Unclip()
	c.Begin(Tag{Role: Figure, Alt: "a map", Box: Rect{1, 1, 2, 3}})
	c.End()
	c.Link(Rect{1, 1, 2, 3}, Target{URL: "u"})
	c.Anchor("here", Point{1, 1})
	line, area := []Point{{11, 22}, {17, 30}}, Rect{13, 24, 4, 6}
	want := []any{
		line,
		line,
		Stroke{Width: 3, Dash: []float32{4, 6}},
		line,
		Stroke{Width: 2},
		float32(21), float32(34), float32(20),
		float32(21), float32(34), float32(20), float32(2),
		area, area, "unclip",
		Tag{Role: Figure, Alt: "a map", Box: area},
		"end",
		area,
		Target{URL: "u"},
		"here",
		Point{13, 24},
	}
	if diff := cmp.Diff(want, n.got); diff != "" {
		t.Error(diff)
	}
	if p.Points[1] != (Point{3, 4}) {
		t.Error("the caller's path was changed")
	}
	if got := Placed(&n, Point{}, 1); got != Canvas(&n) {
		t.Error("a canvas in its own place should be itself")
	}
}
