//go:build !nogui

package incidents

import (
	"runtime"

	"fyne.io/fyne/v2"

	"lectern/app/draw"
	"lectern/app/incident"
	"lectern/app/ui/kit"
)

// facet draws one facet from y down and returns where it ends.
func (v *facetView) facet(g *kit.Painter, f *incident.Facet, y float32) float32 {
	p := g.Palette
	g.Label(g.SansBold, incident.Capital(f.Words), 16, y+22, 13, p.Ink)
	if asks(f) {
		w := g.Width(g.Sans, "Clear", 13)
		r := draw.Rect{X: g.W - 22 - w - 8, Y: y + 6, W: w + 16, H: 22}
		if g.HotSpot(r, "Clear "+f.Words, func() { v.desk.clearFacet(f) }) {
			g.Round(r, 3, p.Wash)
		}
		g.Label(g.Sans, "Clear", r.X+8, y+22, 13, p.Accent)
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
		r := draw.Rect{X: 8, Y: y, W: g.W - 24, H: facetRow}
		if g.HotSpot(r, words, func() { v.open[f.Field] = open; v.Refresh() }) {
			g.Rect(r, p.Wash)
		}
		g.Label(g.Sans, words, 40, y+17, 13, p.Accent)
		y += facetRow
	}
	if more > 0 {
		fold(incident.Thousands(more)+" more", v.open[f.Field]+manyValues)
	}
	if fewer {
		fold("Fewer", 0)
	}
	g.Rect(draw.Rect{X: 16, Y: y + 6, W: g.W - 32, H: 1}, p.Rule)
	return y + facetFoot
}

func asks(f *incident.Facet) bool {
	for _, value := range f.Values {
		if value.Chosen || value.Excluded {
			return true
		}
	}
	return false
}

// leaveOut returns the key that makes a click exclude a value. A Mac has another use for a click with
// Ctrl; elsewhere Fyne opens the menu bar when Alt is released.
func leaveOut() (key fyne.KeyModifier, name string) {
	if runtime.GOOS == "darwin" {
		return fyne.KeyModifierAlt, "Option"
	}
	return fyne.KeyModifierControl, "Ctrl"
}

func (v *facetView) value(g *kit.Painter, f *incident.Facet, value *incident.FacetValue, most int, y float32) {
	p := g.Palette
	r := draw.Rect{X: 8, Y: y, W: g.W - 24, H: facetRow}
	key, _ := leaveOut()
	toggle := func() {
		v.desk.toggle(f.Field, value.Value, v.not || kit.Modifiers()&key != 0)
	}
	if r.Bottom() < 0 || y > g.H {
		g.HotSpot(r, value.Value, toggle) // the keyboard goes there
		return
	}
	if g.HotSpot(r, value.Value, toggle) {
		g.Rect(r, p.Wash)
	}
	box := draw.Rect{X: 16, Y: y + 5, W: 14, H: 14}
	ink := p.Ink
	switch {
	case value.Excluded:
		g.Round(box, 2, p.Ink2)
		g.Rect(draw.Rect{X: box.X + 3, Y: box.Y + 6, W: 8, H: 2}, p.Page)
		ink = p.Ink3
	default:
		g.CheckBox(box, value.Chosen)
	}
	left := g.LabelRight(g.Sans, incident.Thousands(value.Count), g.W-22, y+17, 13, p.Ink2)
	words := value.Value
	if value.Loose > 0 {
		words += " (" + incident.Thousands(value.Loose) + " to the year)"
	}
	if value.Gone {
		words += " (in no incident)"
	}
	g.Label(g.Sans, g.Fit(g.Sans, words, 13, left-10-40), 40, y+16, 13, ink)
	bar := (g.W - 22 - 40) * float32(value.Count) / float32(most)
	g.Rect(draw.Rect{X: 40, Y: y + facetRow - 3, W: max(1, bar), H: 2}, p.Ghost)
}

// LeaveOutKey names the key that makes a click exclude a facet's value.
func LeaveOutKey() string {
	_, name := leaveOut()
	return name
}
