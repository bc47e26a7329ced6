//go:build !nogui

package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"lectern/app/draw"
	"lectern/app/incident"
	"lectern/app/typeset"
	"lectern/app/ui/kit"
	"lectern/app/ui/talk"
	"lectern/assets"
)

// keyWords returns a command's keys in words.
func (c *command) keyWords() string {
	if c.shown != "" {
		return c.shown
	}
	var words []string
	for _, k := range c.keys {
		words = append(words, k.String())
	}
	return incident.Alternatives(words)
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

// The height of a row of the key sheet and the space between its columns, in logical pixels.
const keyRow, keyGap = 24, 28

// showKeys lists every command that has a key, by where it works.
func (w *window) showKeys() {
	columns := w.keyColumns()
	width, height := float32(-keyGap), float32(0)
	for _, c := range columns {
		width += c.width() + keyGap
		height = max(height, float32(len(c.list))*keyRow)
	}
	sheet := w.newSheet(fyne.NewSize(width, height+8), func(g *kit.Painter) {
		x := float32(0)
		for _, c := range columns {
			for n, each := range c.list {
				y := float32(n)*keyRow + 17
				if each.heads() {
					g.Label(g.SansBold, each.name, x, y, 13, g.Palette.Accent)
					continue
				}
				g.Label(g.Sans, each.name, x, y, 14, g.Palette.Ink)
				g.Label(g.SansBold, each.keyWords(), x+c.names, y, 13, g.Palette.Ink2)
			}
			x += c.width() + keyGap
		}
	})
	w.Open(kit.DialogSetting{Title: "Keys", Content: sheet})
}

// keyGroups holds the headings of the key sheet, by where the commands below them work.
var keyGroups = [...]string{anywhere: "Everywhere", onABrief: "In a brief", onPage: "On the page", onIncidents: "Incidents", onSlides: "Slides", onSlideMap: "The map of a slide"}

// heads reports whether it is a heading of the key sheet.
func (c *command) heads() bool { return c.do == nil && c.keyWords() == "" }

// keyColumns returns the key sheet in as many columns as the window has room for, each group under its heading.
func (w *window) keyColumns() (columns []keyColumn) {
	list := w.keyList()
	for n := 3; n > 0; n-- {
		columns = columnsOf(list, (len(list)+n-1)/n)
		width := float32(0)
		for i := range columns {
			width += columns[i].width() + keyGap
		}
		if width+80 <= w.Size().Width {
			break
		}
	}
	return columns
}

// columnsOf divides the key sheet into columns of a number of rows. What goes on in the next has its heading there, too, and
// no heading stands at the end of one.
func columnsOf(list []command, rows int) (columns []keyColumn) {
	var heading command
	for len(list) > 0 {
		n := min(rows, len(list))
		for n > 1 && list[n-1].heads() {
			n--
		}
		column := slices.Clone(list[:n])
		if !column[0].heads() {
			column = slices.Insert(column, 0, heading)
		}
		for _, each := range column {
			if each.heads() {
				heading = each
			}
		}
		columns, list = append(columns, newKeyColumn(column)), list[n:]
	}
	return columns
}

// keyList returns the commands with keys, and a heading before those of each place where they work.
func (w *window) keyList() (list []command) {
	all := w.app.commands()
	for at, heading := range keyGroups {
		list = append(list, command{name: heading})
		for _, c := range all {
			if int(c.where) == at && c.keyWords() != "" {
				list = append(list, c)
			}
		}
	}
	return list
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
	words := kit.NewWords(w.Window, min(760, w.Size().Width-100), 0)
	words.Set(strings.Join(append([]string{
		"Lectern " + w.Version() + ".",
		"One folder of plain files: read it, show it, hand it out. It never connects to a network.",
	}, assets.Credits...), "\n"))
	w.Open(kit.DialogSetting{Title: "About Lectern", Content: words, Action: "Licences\u2026", Do: w.showLicences, Dismiss: "Close"})
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
