//go:build !nogui

package ui

import (
	"strings"

	"fyne.io/fyne/v2"

	"lectern/app/draw"
	"lectern/app/typeset"
	"lectern/app/ui/kit"
	"lectern/app/ui/talk"
	"lectern/assets"
)

// keyWords returns a command's keys in words, at most two of them.
func (c *command) keyWords() string {
	if c.shown != "" {
		return c.shown
	}
	var words []string
	for _, k := range c.keys[:min(len(c.keys), 2)] {
		words = append(words, k.String())
	}
	return strings.Join(words, " or ")
}

// slideHints returns the keys that the speaker's window shows.
func (a *application) slideHints() (hints []talk.Hint) {
	for _, c := range a.commands() {
		if c.hint != "" && len(c.keys) > 0 {
			hints = append(hints, talk.Hint{Key: c.keys[0].String(), Words: c.hint})
		}
	}
	return hints
}

// slideKeys returns the keys of a talk, as its key sheet lists them.
func (a *application) slideKeys() (list []talk.Hint) {
	for _, at := range []where{onSlides, onSlideMap} {
		for _, c := range a.commands() {
			if c.where == at && c.keyWords() != "" {
				list = append(list, talk.Hint{Key: c.keyWords(), Words: c.name})
			}
		}
	}
	return list
}

// newSheet returns a surface of a dialog.
func (w *window) newSheet(size fyne.Size, paint func(g *kit.Painter)) *kit.Surface {
	return kit.NewSurface(w.Window, size, func(g *kit.Painter) {
		g.Rect(draw.Rect{W: g.W, H: g.H}, g.Palette.Raise)
		paint(g)
	})
}

// showKeys lists every command that has a key.
func (w *window) showKeys() {
	var list []command
	for _, c := range w.app.commands() {
		if c.keyWords() != "" {
			list = append(list, c)
		}
	}
	const row, gap = 24, 20
	half := (len(list) + 1) / 2
	columns := []keyColumn{newKeyColumn(list[:half]), newKeyColumn(list[half:])}
	width := columns[0].width() + gap + columns[1].width()
	sheet := w.newSheet(fyne.NewSize(width, float32(half)*row+8), func(g *kit.Painter) {
		x := float32(0)
		for _, c := range columns {
			for n, each := range c.list {
				y := float32(n)*row + 17
				g.Label(g.Sans, each.name, x, y, 14, g.Palette.Ink)
				g.Label(g.SansBold, each.keyWords(), x+c.names, y, 13, g.Palette.Ink2)
			}
			x += c.width() + gap
		}
	})
	w.Open(kit.DialogSetting{Title: "Keys", Content: sheet})
}

// keyColumn is a column of the key sheet, as wide as its words.
type keyColumn struct {
	list        []command
	names, keys float32 // widths
}

func newKeyColumn(list []command) keyColumn {
	c := keyColumn{list: list}
	shaper, faces := typeset.NewShaper(), typeset.Standard()
	for _, each := range list {
		c.names = max(c.names, shaper.Line(faces.Sans, each.name).Width*14+16)
		c.keys = max(c.keys, shaper.Line(faces.SansBold, each.keyWords()).Width*13)
	}
	return c
}

func (c *keyColumn) width() float32 { return c.names + c.keys }

// showAbout shows the version of the program and its credits.
func (w *window) showAbout() {
	words := append([]string{
		"Lectern " + w.Version(),
		"One folder of plain files: read it, show it, hand it out. It never connects to a network.",
		"",
	}, assets.Credits...)
	sheet := w.newSheet(fyne.NewSize(760, float32(len(words))*21+20), func(g *kit.Painter) {
		for i, each := range words {
			face, ink := g.Sans, g.Palette.Ink2
			if i == 0 {
				face, ink = g.SansBold, g.Palette.Ink
			}
			g.Label(face, g.Fit(face, each, 13, g.W-16), 0, 22+float32(i)*21, 13, ink)
		}
	})
	w.Open(kit.DialogSetting{Title: "About Lectern", Content: sheet, Action: "Licences\u2026", Do: w.showLicences, Dismiss: "Close"})
}

// dialogSize returns the size of a dialog with a long text, which leaves the window's edges free.
func (w *window) dialogSize() fyne.Size {
	size := w.Size()
	return fyne.NewSize(min(700, size.Width*0.8), min(560, size.Height*0.65))
}

// showLicences shows the licences of all that the program is made of.
func (w *window) showLicences() {
	lines := kit.NewLines(w.Window, assets.Licences, w.dialogSize())
	w.Open(kit.DialogSetting{Title: "Licences", Content: lines, First: lines})
}
