//go:build !nogui

package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"lectern/app/draw"
	"lectern/assets"
)

// sheet shows a surface over the window until Escape or its button closes it.
func (d *desk) sheet(title string, size fyne.Size, paint func(g *ground)) {
	s := newSurface(d.look, size, func(g *ground) {
		g.rect(draw.Rect{W: g.w, H: g.h}, g.p.Raise)
		paint(g)
	})
	d.modal(dialog.NewCustom(title, "Close", s, d.win))
}

// list drops a menu down, at a place of the body.
func (d *desk) list(items []*fyne.MenuItem, at fyne.Position) { d.listAt(items, d.body, at) }

// listAt drops a menu down, at a place of an object.
func (d *desk) listAt(items []*fyne.MenuItem, on fyne.CanvasObject, at fyne.Position) {
	origin := fyne.CurrentApp().Driver().AbsolutePositionForObject(on)
	menu := widget.NewPopUpMenu(fyne.NewMenu("", items...), d.win.Canvas())
	menu.ShowAtPosition(origin.Add(at))
	d.focusNext(menu)
}

// focusNext gives something that a click has opened the keyboard when the click is over, for its end
// takes the focus away.
func (d *desk) focusNext(f fyne.Focusable) {
	if !drawsAhead {
		d.win.Canvas().Focus(f)
		return
	}
	go fyne.Do(func() { d.win.Canvas().Focus(f) })
}

// contents lists the sections, where the window has no room for the outline.
func (d *desk) contents() {
	var items []*fyne.MenuItem
	for _, part := range d.reader.document.Parts {
		if part.Level == 1 {
			items = append(items, fyne.NewMenuItem(part.Title, func() { d.reader.goTo(part.Block) }))
		}
	}
	d.list(items, fyne.NewPos(8, 0))
}

// modal shows a dialog that Escape closes.
func (d *desk) modal(dlg dialog.Dialog) {
	d.dialog = dlg
	dlg.SetOnClosed(func() {
		if d.dialog == dlg { // and not the one that it led to
			d.dialog = nil
		}
	})
	dlg.Show()
}

// moreKeys are those of the views themselves.
func moreKeys() [][2]string {
	_, leavesOut := leaveOut()
	return [][2]string{
		{"Page", "\u2191 \u2193 PgUp PgDn Home End"},
		{"List of incidents", "the same; Enter opens"},
		{"Map", "arrows, + \u2212, Home"},
		{"Map, nearest incident", "Shift with an arrow"},
		{"Narrow", "\u2191 \u2193, Enter asks, Delete leaves out"},
		{"Narrow, by mouse", "with " + leavesOut + ": leaves out"},
		{"Slides", "\u2192 Space, \u2190, Home End"},
		{"Slides, black", "B or ."},
		{"Slides, end", "Esc"},
	}
}

// keySheet lists every command with its key.
func (d *desk) keySheet() {
	const row = 24
	more := moreKeys()
	half := (len(commands) + len(more) + 1) / 2
	d.sheet("Keys", fyne.NewSize(760, float32(half)*row+16), func(g *ground) {
		line := func(n int, name, key string) {
			x := 8 + float32(n/half)*384
			y := 8 + float32(n%half)*row
			g.text(faces().Sans, g.fit(faces().Sans, name, 14, 200), x, y+17, 14, g.p.Ink)
			g.text(faces().SansBold, g.fit(faces().SansBold, key, 13, 166), x+208, y+17, 13, g.p.Ink2)
		}
		for n, c := range commands {
			line(n, c.name, c.shortcut())
		}
		for n, k := range more {
			line(len(commands)+n, k[0], k[1])
		}
	})
}

// about says what the program is made of.
func (d *desk) about() {
	words := []string{
		"Lectern " + d.start.Version,
		"One folder of plain files: read it, show it, hand it out. It never connects to a network.",
		"",
	}
	words = append(words, assets.Credits...)
	d.sheet("About Lectern", fyne.NewSize(760, float32(len(words))*21+20), func(g *ground) {
		for i, w := range words {
			face, ink := faces().Sans, g.p.Ink2
			if i == 0 {
				face, ink = faces().SansBold, g.p.Ink
			}
			g.text(face, g.fit(face, w, 13, g.w-16), 8, 22+float32(i)*21, 13, ink)
		}
	})
}
