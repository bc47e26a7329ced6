//go:build !nogui

package ui

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"lectern/app/atlas"
	"lectern/app/draw"
	"lectern/app/incident"
)

// menu is that of an incident in the list; row may be -1.
func (i *incidentDesk) menu(row incident.Row, on fyne.CanvasObject, at fyne.Position) {
	i.desk.listAt(i.menuItems(row), on, at)
}

// menuAt is that of a place on the map, and of the incident there, or -1.
func (i *incidentDesk) menuAt(row incident.Row, on fyne.CanvasObject, at fyne.Position, v atlas.View) {
	items := i.menuItems(row)
	lon, lat := i.map_.proj.Inverse(v.ToPlane(draw.Point{X: at.X, Y: at.Y}))
	items = append(items, fyne.NewMenuItem("Copy this point", func() { i.copy(fmt.Sprintf("%.4f, %.4f", lat, lon)) }))
	i.desk.listAt(items, on, at)
}

func (i *incidentDesk) menuItems(row incident.Row) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	add := func(words string, do func()) { items = append(items, fyne.NewMenuItem(words, do)) }
	if row >= 0 {
		one := i.desk.brief.Incidents.At(row)
		add("Open", func() { i.desk.chosen(row); i.map_.openCard() })
		add("Copy as text", func() { i.copy(incidentText(&one)) })
		add("Copy citation", func() { i.copy(i.citation(&one)) })
		if one.HasPoint {
			add("Copy coordinates", func() { i.copy(fmt.Sprintf("%.4f, %.4f", one.Lat, one.Lon)) })
		}
		items = append(items, fyne.NewMenuItemSeparator())
	}
	copyWords := "Copy all that is shown as a table"
	if n := len(i.marked); n > 0 {
		copyWords = fmt.Sprintf("Copy the %s chosen as a table", numeral(n+1))
	}
	add(copyWords, i.copyTable)
	add("Export what is shown…", i.exportShown)
	add("Keep this view…", i.saveView)
	return items
}

func (i *incidentDesk) copy(text string) { fyne.CurrentApp().Clipboard().SetContent(text) }

// copySelected copies something of the selected incident.
func (i *incidentDesk) copySelected(words func(*incident.Incident) string) {
	if row := i.desk.selected; row >= 0 {
		one := i.desk.brief.Incidents.At(row)
		i.copy(words(&one))
	}
}

func coordinates(x *incident.Incident) string {
	if !x.HasPoint {
		return ""
	}
	return fmt.Sprintf("%.4f, %.4f", x.Lat, x.Lon)
}

// citation names the incident with its sources and the brief that it was found in.
func (i *incidentDesk) citation(x *incident.Incident) string {
	b := i.desk.brief
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

// mostCopied is how many incidents go to the clipboard; an export takes any number.
const mostCopied = 50_000

// copyTable puts what is chosen, or all that is shown, on the clipboard as a table.
func (i *incidentDesk) copyTable() {
	s := i.chosenRows()
	if n := s.Count(); n > mostCopied {
		i.desk.banner.show("That is too much for the clipboard", []string{fmt.Sprintf("%s incidents are shown: export them as a file instead, or narrow the filter.", numeral(n))})
		return
	}
	var out strings.Builder
	if err := i.desk.brief.Incidents.WriteCSV(&out, s); err != nil {
		i.desk.banner.fail("The incidents could not be copied", err)
		return
	}
	i.copy(out.String())
}
