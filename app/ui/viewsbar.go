//go:build !nogui

package ui

import (
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"lectern/app/atlas"
	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/app/fold"
	"lectern/app/incident"
)

// newViewsBar is beside the filter: what narrows it, and the brief's named views.
func newViewsBar(i *incidentDesk) *surface {
	return newSurface(i.desk.look, fyne.NewSize(100, filterHeight), i.paintViews)
}

func (i *incidentDesk) paintViews(g *ground) {
	narrow := draw.Rect{X: 8, Y: 10, W: 30 + g.width(faces().Sans, "Narrow", 14) + 14, H: 32}
	if g.spot(narrow, "Narrow by field", i.toggleFacets) || i.facets.Visible() {
		g.round(narrow, 3, g.p.Wash)
	}
	g.icon(narrowIcon, narrow.X+6, narrow.Y+7, g.p.Ink2)
	g.text(faces().Sans, "Narrow", narrow.X+30, 32, 14, g.p.Ink)

	keep := draw.Rect{X: g.w - 40, Y: 10, W: 32, H: 32}
	if g.spot(keep, "Keep this view", i.saveView) {
		g.round(keep, 3, g.p.Wash)
	}
	g.icon(keepIcon, keep.X+7, keep.Y+7, g.p.Ink2)

	x, room := narrow.Right()+16, keep.X-6
	x = g.text(faces().Sans, "Views", x, 32, 14, g.p.Ink2) + 8
	views := append([]*brief.View{{Caption: "All"}}, i.desk.brief.Views...)
	for n, v := range views {
		words := viewWords(v)
		w := g.width(faces().SansBold, words, 14) + 24
		if more := n < len(views)-1; x+w > room || more && x+w > room-30 {
			r := draw.Rect{X: room - 30, Y: 10, W: 30, H: 32}
			if g.spot(r, "More views", func() { i.moreViews(views[n:], r) }) {
				g.round(r, 3, g.p.Wash)
			}
			g.icon(chevronIcon, r.X+6, 18, g.p.Ink2)
			break
		}
		r := draw.Rect{X: x, Y: 8, W: w, H: 36}
		ink := g.p.Ink
		hover := g.spot(r, words, func() { i.setView(v) })
		if i.shows(v) {
			g.rect(draw.Rect{X: x + 6, Y: 40, W: w - 12, H: 2}, g.p.Accent)
			ink = g.p.Accent
		} else if hover {
			ink = g.p.Accent
		}
		g.text(faces().SansBold, words, x+12, 32, 14, ink)
		x += w
	}
}

// shows reports whether the filter is that of a view.
func (i *incidentDesk) shows(v *brief.View) bool {
	q, err := i.desk.brief.Incidents.Parse(v.Query)
	return err == nil && i.days == nil && q.String() == i.filter.asked().String()
}

// moreViews lists the views that the bar has no room for.
func (i *incidentDesk) moreViews(views []*brief.View, r draw.Rect) {
	var items []*fyne.MenuItem
	for _, v := range views {
		item := fyne.NewMenuItem(viewWords(v), func() { i.setView(v) })
		item.Checked = i.shows(v)
		items = append(items, item)
	}
	i.desk.listAt(items, i.views, fyne.NewPos(r.X, r.Bottom()))
}

// viewWords names a view for people.
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

// setView shows what a view asks for, where it looks.
func (i *incidentDesk) setView(v *brief.View) {
	if e := v.Extent; e != nil {
		s := i.map_.Size()
		i.map_.set(atlas.Fit(i.map_.proj, atlas.Extent{West: e[0], South: e[1], East: e[2], North: e[3]}, s.Width, s.Height))
	} else {
		i.map_.reset()
	}
	i.setQuery(v.Query)
}
