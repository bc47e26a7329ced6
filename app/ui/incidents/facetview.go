//go:build !nogui

package incidents

import (
	"fyne.io/fyne/v2"

	"lectern/app/draw"
	"lectern/app/incident"
	"lectern/app/ui/kit"
)

// facetView lists the values of a few fields with their counts. A click filters by a value; with the
// key that leaveOut returns it excludes the value.
type facetView struct {
	*kit.Surface
	desk   *Desk
	scroll kit.Scroll
	open   map[string]int // how many values each expanded facet shows
	not    bool           // whether the key pressed excludes a value
}

const (
	facetWidth = 248
	facetRow   = 24
	facetHead  = 34
	facetFoot  = 8
	fewValues  = 6
	manyValues = 60 // shown at a time
)

func newFacetView(d *Desk) *facetView {
	v := &facetView{desk: d, open: map[string]int{}}
	v.Surface = kit.NewSurface(d.window, fyne.NewSize(facetWidth, 100), v.paint)
	v.OnScroll = func(dy float32) { v.scroll.By(-dy); v.Refresh() }
	v.Surface.OnKey = v.key
	v.Hide()
	return v
}

// key moves through the values; Enter filters by one, Delete excludes it.
func (v *facetView) key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyEscape:
		v.desk.Focus()
	case fyne.KeyDown, fyne.KeyUp:
		by := 1
		if e.Name == fyne.KeyUp {
			by = -1
		}
		if spots := v.HotSpots(); len(spots) > 0 {
			at := min(max(v.Current()+by, 0), len(spots)-1)
			v.SetCurrent(at)
			v.scroll.Reveal(v.scroll.Top+spots[at].Area.Y, v.scroll.Top+spots[at].Area.Bottom())
			v.Refresh()
		}
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		v.press()
	case fyne.KeyDelete, fyne.KeyBackspace:
		v.not = true
		v.press()
		v.not = false
	default:
		return false
	}
	return true
}

// press does what a click on the focused value does.
func (v *facetView) press() {
	if spots, at := v.HotSpots(), v.Current(); at >= 0 && at < len(spots) {
		spots[at].Do()
	}
}

func (v *facetView) paint(g *kit.Painter) {
	g.Rect(draw.Rect{W: g.W, H: g.H}, g.Palette.Desk)
	g.Rect(draw.Rect{X: g.W - 1, W: 1, H: g.H}, g.Palette.Rule)
	a := v.desk.result
	if a == nil {
		return
	}
	v.scroll.Fit(g.H, v.height(a.facets)) // the filter may have shortened the list
	y := 6 - v.scroll.Top
	for n := range a.facets {
		if f := &a.facets[n]; len(f.Values) > 0 {
			y = v.facet(g, f, y)
		}
	}
	g.Thumb(draw.Rect{W: g.W, H: g.H}, &v.scroll)
	if spots, at := v.HotSpots(), v.Current(); v.ShowsFocus() && at >= 0 && at < len(spots) {
		g.Outline(spots[at].Area, 2, g.Palette.Accent)
	}
}

// shown returns the values of a facet that are listed, how many more there are, and whether it can show
// fewer.
func (v *facetView) shown(f *incident.Facet) (values []incident.FacetValue, more int, fewer bool) {
	most := max(fewValues, v.open[f.Field])
	if values = f.Values; len(values) > most+1 {
		values = first(values, most)
	}
	return values, len(f.Values) - len(values), v.open[f.Field] > 0 && len(f.Values) > fewValues+1
}

// height returns the height of everything, as paint lays it out.
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

// first returns the first values with any others that the filter names.
func first(values []incident.FacetValue, most int) []incident.FacetValue {
	out := make([]incident.FacetValue, 0, most)
	for n, value := range values {
		if n < most || value.Chosen || value.Excluded {
			out = append(out, value)
		}
	}
	return out
}
