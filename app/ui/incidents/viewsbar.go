//go:build !nogui

package incidents

import (
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"lectern/app/atlas"
	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/app/fold"
	"lectern/app/incident"
	"lectern/app/ui/kit"
)

func (d *Desk) paintViews(g *kit.Painter) {
	narrow := draw.Rect{X: 8, Y: 10, W: 30 + g.Width(g.Sans, "Narrow", 14) + 14, H: 32}
	if g.HotSpot(narrow, "Narrow by field", d.ToggleFacets) || d.facets.Visible() {
		g.Round(narrow, 3, g.Palette.Wash)
	}
	g.Icon(kit.NarrowIcon, narrow.X+6, narrow.Y+7, g.Palette.Ink2)
	g.Label(g.Sans, "Narrow", narrow.X+30, 32, 14, g.Palette.Ink)

	keep := draw.Rect{X: g.W - 40, Y: 10, W: 32, H: 32}
	if g.IconSpot(keep, "Keep this view", d.KeepView) {
		g.Round(keep, 3, g.Palette.Wash)
	}
	g.Icon(kit.KeepIcon, keep.X+7, keep.Y+7, g.Palette.Ink2)

	x, room := narrow.Right()+16, keep.X-6
	x = g.Label(g.Sans, "Views", x, 32, 14, g.Palette.Ink2) + 8
	views := append([]*brief.View{{Caption: "All"}}, d.brief.Views...)
	for n, v := range views {
		words := viewWords(v)
		w := g.Width(g.SansBold, words, 14) + 24
		if more := n < len(views)-1; x+w > room || more && x+w > room-30 {
			r := draw.Rect{X: room - 30, Y: 10, W: 30, H: 32}
			if g.IconSpot(r, "More views", func() { d.moreViews(views[n:], r) }) {
				g.Round(r, 3, g.Palette.Wash)
			}
			g.Icon(kit.ChevronIcon, r.X+6, 18, g.Palette.Ink2)
			break
		}
		r := draw.Rect{X: x, Y: 8, W: w, H: 36}
		ink := g.Palette.Ink
		hover := g.HotSpot(r, words, func() { d.chooseView(v) })
		if d.shows(v) {
			g.Rect(draw.Rect{X: x + 6, Y: 40, W: w - 12, H: 2}, g.Palette.Accent)
			ink = g.Palette.Accent
		} else if hover {
			ink = g.Palette.Accent
		}
		g.Label(g.SansBold, words, x+12, 32, 14, ink)
		x += w
	}
}

// shows reports whether the filter is the query of a view.
func (d *Desk) shows(v *brief.View) bool {
	q, err := d.brief.Incidents.Parse(v.Query)
	return err == nil && d.asked.days == nil && v.Compare == d.asked.compared.query && q.String() == d.filter.asked().String()
}

// moreViews lists the views that the bar has no room for.
func (d *Desk) moreViews(views []*brief.View, r draw.Rect) {
	var items []*fyne.MenuItem
	for _, v := range views {
		items = append(items, ticked(viewWords(v), d.shows(v), func() { d.chooseView(v) }))
	}
	d.window.Menu(items, d.views, fyne.NewPos(r.X, r.Bottom()))
}

// viewWords returns the name of a view as the reader sees it.
func viewWords(v *brief.View) string {
	if v.Caption != "" && utf8.RuneCountInString(v.Caption) <= 28 {
		return strings.TrimSuffix(v.Caption, ".")
	}
	words := strings.Split(v.Name, "-")
	for n, w := range words {
		if _, name, ok := atlas.Load().Country(w); ok && fold.Equal(name, w) {
			words[n] = name
		}
	}
	return incident.Capital(strings.Join(words, " "))
}

func (d *Desk) chooseView(v *brief.View) {
	d.leave()
	d.ShowView(v)
}

// ShowView filters by a view's query and moves the map to its extent.
func (d *Desk) ShowView(v *brief.View) {
	if e := v.Extent; e != nil {
		d.mapView.setExtent(atlas.Extent{West: e[0], South: e[1], East: e[2], North: e[3]})
	} else {
		d.mapView.reset()
	}
	d.asked.compared = compared{}
	if v.Compare != "" {
		d.asked.compared = compared{withQuery, v.Compare}
	}
	d.Show(v.Query)
}
