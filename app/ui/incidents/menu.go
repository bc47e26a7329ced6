//go:build !nogui

package incidents

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"lectern/app/atlas"
	"lectern/app/draw"
	"lectern/app/incident"
	"lectern/app/ui/panel"
)

// menu opens the menu of an incident in the list; row may be -1.
func (d *Desk) menu(row incident.Row, on fyne.CanvasObject, at fyne.Position) {
	d.window.Menu(d.menuItems(row), on, at)
}

// menuAt opens the menu of a point on the map and of the incident there; row may be -1.
func (d *Desk) menuAt(row incident.Row, on fyne.CanvasObject, at fyne.Position, v atlas.View) {
	items := d.menuItems(row)
	lon, lat := d.mapView.proj.Inverse(v.ToPlane(draw.Point{X: at.X, Y: at.Y}))
	items = append(items, fyne.NewMenuItem("Copy this point", func() { d.copy(fmt.Sprintf("%.4f, %.4f", lat, lon)) }), fyne.NewMenuItemSeparator())
	items = append(items, d.mapItems()...)
	d.window.Menu(items, on, at)
}

func (d *Desk) menuItems(row incident.Row) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	add := func(words string, do func()) { items = append(items, fyne.NewMenuItem(words, do)) }
	if row >= 0 {
		one := d.brief.Incidents.At(row)
		add("Open", func() { d.Select(row); d.openSelected() })
		add("Copy as text", func() { d.copy(panel.Text(d.brief.Incidents, row)) })
		add("Copy citation", func() { d.copy(d.citation(&one)) })
		if one.HasPoint {
			add("Copy coordinates", func() { d.copy(panel.Coordinates(&one)) })
		}
		items = append(items, fyne.NewMenuItemSeparator())
	}
	copyWords := "Copy all that is shown as a table"
	if n := len(d.marked); n > 0 {
		copyWords = fmt.Sprintf("Copy the %s chosen as a table", incident.Thousands(n+1))
	}
	add(copyWords, d.CopyTable)
	add("Export what is shown…", d.Export)
	add("Keep this view…", d.KeepView)
	return items
}

// ticked returns an item of a menu that has a tick while it is on.
func ticked(words string, on bool, do func()) *fyne.MenuItem {
	item := fyne.NewMenuItem(words, do)
	item.Checked = on
	return item
}

func (d *Desk) copy(text string) { fyne.CurrentApp().Clipboard().SetContent(text) }

// copySelected copies something of the selected incident.
func (d *Desk) copySelected(words func(*incident.Incident) string) {
	if row := d.selected; row >= 0 {
		one := d.brief.Incidents.At(row)
		d.copy(words(&one))
	}
}

// CopyCitation copies the citation of the selected incident.
func (d *Desk) CopyCitation() { d.copySelected(d.citation) }

// CopyCoordinates copies the coordinates of the selected incident.
func (d *Desk) CopyCoordinates() { d.copySelected(panel.Coordinates) }

// citation returns an incident in a line with its sources and the brief that it was found in.
func (d *Desk) citation(x *incident.Incident) string {
	b := d.brief
	words := x.Line() + "."
	for _, key := range x.Sources {
		if s := b.Sources.Get(key); s != nil {
			var reference strings.Builder
			for _, part := range s.Reference() {
				reference.WriteString(part.Text)
			}
			words += "\n" + reference.String()
		}
	}
	return words + fmt.Sprintf("\nIn: %s, as of %s (incident %s).", b.Title, b.AsOfWords(), x.ID)
}

// mostCopied is how many incidents the clipboard may get; an export takes any number.
const mostCopied = 50_000

// CopyTable puts what is chosen, or all that is shown, on the clipboard as a table.
func (d *Desk) CopyTable() {
	s := d.chosenRows()
	if n := s.Count(); n > mostCopied {
		d.notice("That is too much for the clipboard", incident.Thousands(n)+" incidents are shown: export them as a file instead, or narrow the filter.")
		return
	}
	var out strings.Builder
	if err := d.brief.Incidents.WriteCSV(&out, s); err != nil {
		d.fail("The incidents could not be copied", err)
		return
	}
	d.copy(out.String())
}
