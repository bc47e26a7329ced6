//go:build !nogui

package ui

import (
	"runtime"

	"fyne.io/fyne/v2"

	"lectern/app/draw"
	"lectern/app/incident"
)

// facetView lists the values of a few fields with their counts: a click asks for a value, with the
// key of leaveOut for all others.
type facetView struct {
	*surface
	i    *incidentDesk
	top  float32
	all  float32        // height of everything
	open map[string]int // how many values a facet shows that was opened
	not  bool           // the key pressed leaves a value out
}

const (
	facetWidth = 248
	facetRow   = 24
	facetHead  = 34
	facetFoot  = 8
	fewValues  = 6
	manyValues = 60 // shown at a time
)

func newFacetView(i *incidentDesk) *facetView {
	v := &facetView{i: i, open: map[string]int{}}
	v.surface = newSurface(i.desk.look, fyne.NewSize(facetWidth, 100), v.paint)
	v.rolled = func(dy float32) {
		v.top = max(0, min(v.top-dy, v.all-v.Size().Height))
		v.Refresh()
	}
	v.surface.typed = v.key
	v.Hide()
	return v
}

// key moves through the values; Enter asks for one, Delete leaves it out.
func (v *facetView) key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyEscape:
		v.i.focus()
	case fyne.KeyDown, fyne.KeyUp:
		by := 1
		if e.Name == fyne.KeyUp {
			by = -1
		}
		if n := len(v.spots); n > 0 {
			v.focus = min(max(v.focus+by, 0), n-1)
			v.follow(v.spots[v.focus].area)
		}
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		if v.focus >= 0 && v.focus < len(v.spots) {
			v.spots[v.focus].do()
		}
	case fyne.KeyDelete, fyne.KeyBackspace:
		if v.focus >= 0 && v.focus < len(v.spots) {
			v.not = true
			v.spots[v.focus].do()
			v.not = false
		}
	default:
		return false
	}
	return true
}

// follow scrolls so that what the keyboard is on is in view.
func (v *facetView) follow(r draw.Rect) {
	if r.Y < 0 {
		v.top = max(0, v.top+r.Y)
	} else if r.Bottom() > v.Size().Height {
		v.top += r.Bottom() - v.Size().Height
	}
	v.Refresh()
}

func (v *facetView) paint(g *ground) {
	g.rect(draw.Rect{W: g.w, H: g.h}, g.p.Desk)
	g.rect(draw.Rect{X: g.w - 1, W: 1, H: g.h}, g.p.Rule)
	a := v.i.answer
	if a == nil {
		return
	}
	v.all = v.height(a.facets)
	v.top = max(0, min(v.top, v.all-g.h)) // the filter may have shortened the list
	y := 6 - v.top
	for n := range a.facets {
		if f := &a.facets[n]; len(f.Values) > 0 {
			y = v.facet(g, f, y)
		}
	}
	if v.all > g.h {
		size := max(28, g.h*g.h/v.all)
		g.round(draw.Rect{X: g.w - 8, Y: (g.h - size) * v.top / (v.all - g.h), W: 5, H: size}, 2, g.p.Ghost)
	}
	if v.focused && v.look.byKeys && v.focus >= 0 && v.focus < len(v.spots) {
		g.outline(v.spots[v.focus].area, 2, g.p.Accent)
	}
}

// facet draws one field and gives its foot.
func (v *facetView) facet(g *ground, f *incident.Facet, y float32) float32 {
	p := g.p
	g.text(faces().SansBold, incident.Capital(f.Words), 16, y+22, 13, p.Ink)
	if asks(f) {
		w := g.width(faces().Sans, "Clear", 13)
		r := draw.Rect{X: g.w - 22 - w - 8, Y: y + 6, W: w + 16, H: 22}
		if g.spot(r, "Clear "+f.Words, func() { v.i.clearFacet(f) }) {
			g.round(r, 3, p.Wash)
		}
		g.text(faces().Sans, "Clear", r.X+8, y+22, 13, p.Accent)
	}
	y += facetHead
	shown, more, fewer := v.shown(f)
	most := 1
	for _, value := range f.Values {
		most = max(most, value.Count)
	}
	for n := range shown {
		v.value(g, f, &shown[n], most, y)
		y += facetRow
	}
	fold := func(words string, open int) {
		r := draw.Rect{X: 8, Y: y, W: g.w - 24, H: facetRow}
		if g.spot(r, words, func() { v.open[f.Field] = open; v.Refresh() }) {
			g.rect(r, p.Wash)
		}
		g.text(faces().Sans, words, 40, y+17, 13, p.Accent)
		y += facetRow
	}
	if more > 0 {
		fold(numeral(more)+" more", v.open[f.Field]+manyValues)
	}
	if fewer {
		fold("Fewer", 0)
	}
	g.rect(draw.Rect{X: 16, Y: y + 6, W: g.w - 32, H: 1}, p.Rule)
	return y + facetFoot
}

// shown are the values of a facet that are listed, how many more there are, and whether it can show
// fewer.
func (v *facetView) shown(f *incident.Facet) (values []incident.FacetValue, more int, fewer bool) {
	most := max(fewValues, v.open[f.Field])
	if values = f.Values; len(values) > most+1 {
		values = first(values, most)
	}
	return values, len(f.Values) - len(values), v.open[f.Field] > 0 && len(f.Values) > fewValues+1
}

// height is that of everything, as paint lays it out.
func (v *facetView) height(facets []incident.Facet) float32 {
	y := float32(6)
	for n := range facets {
		if f := &facets[n]; len(f.Values) > 0 {
			values, more, fewer := v.shown(f)
			y += facetHead + float32(len(values))*facetRow + facetFoot
			if more > 0 {
				y += facetRow
			}
			if fewer {
				y += facetRow
			}
		}
	}
	return y + 16
}

// first are the first values, and those that the filter names.
func first(values []incident.FacetValue, most int) []incident.FacetValue {
	out := make([]incident.FacetValue, 0, most)
	for n, value := range values {
		if n < most || value.Chosen || value.Excluded {
			out = append(out, value)
		}
	}
	return out
}

func asks(f *incident.Facet) bool {
	for _, value := range f.Values {
		if value.Chosen || value.Excluded {
			return true
		}
	}
	return false
}

// leaveOut is the key that leaves a value out by a click. A Mac has another use for a click with Ctrl;
// elsewhere Fyne opens the menu bar when Alt is let go.
func leaveOut() (key fyne.KeyModifier, name string) {
	if runtime.GOOS == "darwin" {
		return fyne.KeyModifierAlt, "Option"
	}
	return fyne.KeyModifierControl, "Ctrl"
}

func (v *facetView) value(g *ground, f *incident.Facet, value *incident.FacetValue, most int, y float32) {
	p := g.p
	r := draw.Rect{X: 8, Y: y, W: g.w - 24, H: facetRow}
	key, _ := leaveOut()
	toggle := func() {
		v.i.toggle(f.Field, value.Value, v.not || modifiers()&key != 0)
	}
	if r.Bottom() < 0 || y > g.h {
		g.spot(r, value.Value, toggle) // the keyboard goes there
		return
	}
	if g.spot(r, value.Value, toggle) {
		g.rect(r, p.Wash)
	}
	box := draw.Rect{X: 16, Y: y + 5, W: 14, H: 14}
	ink := p.Ink
	switch {
	case value.Chosen:
		g.round(box, 2, p.Accent)
		g.path.Reset()
		g.path.MoveTo(box.X+3, box.Y+7.5)
		g.path.LineTo(box.X+6, box.Y+10.5)
		g.path.LineTo(box.X+11, box.Y+4)
		g.Stroke(&g.path, draw.Stroke{Width: 1.7}, p.OnAccent)
	case value.Excluded:
		g.round(box, 2, p.Ink2)
		g.rect(draw.Rect{X: box.X + 3, Y: box.Y + 6, W: 8, H: 2}, p.Page)
		ink = p.Ink3
	default:
		g.outline(box, 1, p.Edge)
	}
	left := g.right(faces().Sans, numeral(value.Count), g.w-22, y+17, 13, p.Ink2)
	words := value.Value
	if value.Loose > 0 {
		words += " (" + numeral(value.Loose) + " to the year)"
	}
	g.text(faces().Sans, g.fit(faces().Sans, words, 13, left-10-40), 40, y+16, 13, ink)
	bar := (g.w - 22 - 40) * float32(value.Count) / float32(most)
	g.rect(draw.Rect{X: 40, Y: y + facetRow - 3, W: max(1, bar), H: 2}, p.Ghost)
}
