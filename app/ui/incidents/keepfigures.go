//go:build !nogui

package incidents

import (
	"strings"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"lectern/app/brief"
	"lectern/app/incident"
	"lectern/app/ui/kit"
)

// KeepFigures asks for a title and a section, and writes the table of figures that is shown into the brief.
func (d *Desk) KeepFigures() {
	switch why := d.host.FixedBecause(); {
	case why != "":
		d.notice("A table can’t be kept here", why)
		return
	case len(d.brief.Sections) == 0:
		d.notice("A table can’t be kept here", "The brief has no section to keep it in.")
		return
	}
	if !d.figures.Visible() {
		d.ToggleFigures()
	}
	drawing := d.figuresDrawing()
	title := kit.NewField(d.window, "what it shows, in a sentence")
	title.Put(d.figuresTitle(drawing))
	section, id := d.sectionChoice()
	form := container.New(layout.NewFormLayout(),
		widget.NewLabel("Title"), container.NewGridWrap(fieldSize, title),
		widget.NewLabel("Section"), section,
	)
	d.window.Open(kit.DialogSetting{
		Title: "Keep this table", Content: form, First: title, Action: "Keep",
		Do: func() {
			drawing.Title = strings.TrimSpace(title.Text)
			to := id()
			d.keep("The table could not be kept", func() error { return d.host.AddDrawing(to, drawing) })
		},
	})
}

// sectionChoice offers the sections of the brief. The function returns the id of the one chosen.
func (d *Desk) sectionChoice() (choice *kit.Choice, id func() string) {
	var names, ids []string
	for _, s := range d.brief.Sections {
		names, ids = append(names, brief.Plain(s.Title)), append(ids, s.ID)
	}
	choice = kit.NewChoice(d.window, names)
	return choice, func() string { return ids[choice.Selected()] }
}

// figuresDrawing returns the table of figures that is shown as a drawing.
func (d *Desk) figuresDrawing() *brief.Drawing {
	other := d.against()
	shown, _ := d.asked.figures.breakdown(d.brief.Incidents, d.asked.amount, other != nil) // the worker has told of an error
	out := &brief.Drawing{
		Kind: brief.Figures, Query: d.question().Asked().String(), Measure: measureOf(d.asked.amount),
		By: strings.Join(shown.By, ","), Top: shown.Top,
	}
	for _, st := range shown.With {
		out.With = append(out.With, st.Name)
	}
	if other != nil {
		out.Compare = other.Asked().String()
	}
	return out
}

// figuresTitle returns a title for a table of figures: "People killed by country and year: in Pakistan".
func (d *Desk) figuresTitle(g *brief.Drawing) string {
	words := incident.Capital(d.asked.amount.Many) + " by " + incident.FieldWords(d.asked.figures.rows)
	if g.Compare == "" && d.asked.figures.columns != "" {
		words += " and " + incident.FieldWords(d.asked.figures.columns)
	}
	if asked := d.question().Asked(); g.Query != "" {
		words += ": " + asked.Words()
	}
	if other := d.against(); other != nil {
		words += ", and " + other.Asked().Words()
	}
	return words
}
