package atlas

import (
	"lectern/app/draw"
)

// OwnLabel is words at a place that an author sets on a map.
type OwnLabel struct {
	Lon, Lat float64
	Words    string
}

// own names the places that the author names, before all others. Where none of the positions beside one is free, its name
// covers what is there: the author wants it.
func (f *labelling) own() {
	for _, o := range f.Own {
		at := f.v.ToView(f.plane.proj.Forward(o.Lon, o.Lat))
		if at.X < 0 || at.Y < 0 || at.X > f.v.W || at.Y > f.v.H {
			continue
		}
		l := label{size: f.size(12.5 * f.Text), ink: f.p.Ink, halo: f.p.Focus, clear: 2 * f.Text}
		l.add(f.word(f.faces.SansBold, o.Words, 0))
		rim, marked := float32(0), true
		for _, d := range f.discs {
			if d.At.Distance(at) < max(4*f.Text, d.R*0.6) { // the symbol is its mark
				at, rim, marked = d.At, d.R, false
				break
			}
		}
		if marked {
			f.ownMark(at)
		}
		f.put(&l, f.bestBeside(&l, at, rim))
	}
}

// bestBeside returns the position about a place at which a label covers least of what is there: the nearest that covers
// nothing, if there is one.
func (f *labelling) bestBeside(l *label, at draw.Point, rim float32) (best draw.Point) {
	width, middle, least := l.width(), at.Y+float32(l.size*0.33), float32(-1)
	for _, more := range []float32{6, 13, 20} {
		gap := rim + float32(more*f.Text)
		up, down := at.Y-gap, at.Y+gap+float32(l.size*0.75)
		for _, to := range []draw.Point{
			{X: at.X + gap, Y: middle},
			{X: at.X - gap - width, Y: middle},
			{X: at.X - width/2, Y: up},
			{X: at.X - width/2, Y: down},
			{X: at.X + gap*0.7, Y: up},
			{X: at.X + gap*0.7, Y: down},
			{X: at.X - gap*0.7 - width, Y: up},
			{X: at.X - gap*0.7 - width, Y: down},
		} {
			covered := f.coveredBy(l.areaAt(to).Inset(-l.clear))
			if least < 0 || covered < least {
				best, least = to, covered
			}
			if least == 0 {
				return best
			}
		}
	}
	return best
}

// coveredBy returns how much of what has been placed an area would cover, and how much of it lies outside the view.
func (f *labelling) coveredBy(r draw.Rect) float32 {
	covered := float32(0)
	if !f.inView(r) {
		inside := r.Intersect(draw.Rect{W: f.v.W, H: f.v.H})
		covered = float32(r.W*r.H) - float32(max(0, inside.W)*max(0, inside.H))
	}
	for _, p := range f.placed.areas {
		if p.Overlaps(r) {
			both := p.Intersect(r)
			covered += float32(both.W * both.H)
		}
	}
	return covered
}

// ownMark draws the mark of a place that the author names, a diamond.
func (f *labelling) ownMark(at draw.Point) {
	for _, part := range []struct {
		r   float32
		ink draw.Ink
	}{{4.6, f.p.Rim}, {3.4, f.p.Ink}} {
		r := float32(part.r * f.Text)
		f.path.Reset()
		f.path.MoveTo(at.X, at.Y-r)
		f.path.LineTo(at.X+r, at.Y)
		f.path.LineTo(at.X, at.Y+r)
		f.path.LineTo(at.X-r, at.Y)
		f.path.Close()
		f.c.Fill(&f.path, part.ink)
	}
	f.placed.add(f.dotArea(at))
}
