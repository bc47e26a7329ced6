//go:build !nogui

package reading

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lectern/app/compose"
	"lectern/app/incident"
	"lectern/app/library/annotation"
	"lectern/app/typeset"
	"lectern/app/ui/kit"
	"lectern/app/ui/panel"
)

// Highlight marks what is selected, or found, in a colour, by its index in annotation.Colours. What is highlighted already and is
// selected exactly changes its colour.
func (d *Desk) Highlight(colour int) {
	r, _ := d.chosen()
	a, ok := d.quotation(r)
	if !ok {
		d.host.Notify(kit.Notice{Title: "Select what is to be highlighted", Lines: []string{"Drag over the words, click twice for a word or three times for a paragraph, or find them and press Enter."}})
		return
	}
	for _, one := range d.host.Notes().All() {
		if one.Quote != nil && one.Quote.Exact == a.Quote.Exact && one.Quote.Start == a.Quote.Start && !one.Bookmark {
			one.Modified = a.Modified
			a = one
		}
	}
	a.Colour = annotation.Colours[colour]
	d.keep(a)
}

// Bookmark keeps the paragraph or drawing that the keyboard is on, or else the first in view, or takes its bookmark away.
func (d *Desk) Bookmark() {
	d.Text.Deselect()
	d.Panel.Hide()
	a, ok := d.here()
	if !ok {
		return
	}
	for _, one := range d.host.Notes().All() {
		if one.Bookmark && one.Address == a.Address {
			d.remove(one.ID)
			return
		}
	}
	a.Bookmark = true
	d.keep(a)
}

// keep adds or replaces an annotation and shows it.
func (d *Desk) keep(a annotation.Annotation) {
	d.Text.Deselect()
	if err := d.host.Notes().Put(a); err != nil {
		d.host.Notify(kit.Failure("It could not be kept", err))
		return
	}
	d.host.SaveNotes()
	d.annotated()
}

func (d *Desk) remove(id string) {
	d.host.Notes().Remove(id)
	d.host.SaveNotes()
	if d.Panel.Link() == compose.To(compose.LinkRemark, id) {
		d.ClosePanel()
	}
	d.annotated()
}

// annotated shows the annotations as they are now.
func (d *Desk) annotated() {
	d.placeAnnotations()
	d.Panel.Reload(d.brief)
}

// WriteNote asks for a note on what the reader looks at.
func (d *Desk) WriteNote() {
	if a, ok := d.here(); ok {
		d.edit(a, "Note")
	}
}

// NoteOn asks for a note on the incident or source with an address.
func (d *Desk) NoteOn(address string) { d.edit(annotation.New(address, time.Now()), "Note") }

// edit lets the reader change the note of an annotation.
func (d *Desk) edit(a annotation.Annotation, title string) {
	area := kit.NewTextArea(d.window, "What you think of it. Control with Enter keeps it.")
	area.SetText(a.Note)
	area.SetMinRowsVisible(6)
	content := container.New(areaLayout{}, area)
	d.window.Open(kit.DialogSetting{
		Title: title + " on " + d.subjectOf(&a), Content: content, First: area, Action: "Keep",
		Do: func() {
			a.Note, a.Modified = strings.TrimSpace(area.Text), time.Now().UTC().Truncate(time.Second)
			switch _, known := d.host.Notes().Get(a.ID); {
			case a.Note != "" || a.Colour != "" || a.Bookmark:
				d.keep(a)
				d.host.ShowToast("Kept in your notes")
			case known:
				d.remove(a.ID)
			}
		},
	})
}

// areaLayout gives the text area of a dialog its width.
type areaLayout struct{}

func (areaLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(480, o[0].MinSize().Height)
}

func (areaLayout) Layout(o []fyne.CanvasObject, s fyne.Size) { o[0].Resize(s) }

// subjectOf returns in a few words what an annotation is of.
func (d *Desk) subjectOf(a *annotation.Annotation) string {
	if name, ok := d.brief.NameAt(a.Address); ok {
		return cmp.Or(shortened(name), "something that the brief no longer has")
	}
	if a.Quote != nil {
		return "\u201c" + shortened(a.Quote.Exact) + "\u201d"
	}
	if opening, ok := d.openingOf(a); ok {
		return "\u201c" + opening + "\u201d"
	}
	return "\u00b6 " + a.Address
}

// openingOf returns the first words of the block that an annotation without a quotation is of, and false if it is of none.
func (d *Desk) openingOf(a *annotation.Annotation) (words string, ok bool) {
	if a.Quote != nil || d.annotations.text == nil {
		return "", false
	}
	from, to, ok := d.annotations.text.Find(a)
	if !ok {
		return "", false
	}
	q, _ := d.annotations.text.Quote(from, to)
	return shortened(q.Exact), true
}

// shortened returns the first words of a text.
func shortened(s string) string {
	const most = 48
	s = strings.Join(strings.Fields(s), " ")
	letters := []rune(s)
	if len(letters) <= most {
		return s
	}
	return string(letters[:most-1]) + "\u2026"
}

// remark returns an annotation as the panel lists it.
func (d *Desk) remark(a *annotation.Annotation) compose.Remark {
	r := compose.Remark{Heading: d.headingOf(a), Note: a.Note, Colour: slices.Index(annotation.Colours, a.Colour), Link: compose.To(compose.LinkRemark, a.ID)}
	if a.Quote != nil {
		r.Quote = a.Quote.Exact
	} else if opening, ok := d.openingOf(a); ok {
		r.Quote = opening
	}
	return r
}

// headingOf returns where an annotation is, in words.
func (d *Desk) headingOf(a *annotation.Annotation) string {
	what := incident.Capital(kindOf(a))
	if _, ok := d.brief.NameAt(a.Address); ok {
		return what + ", " + d.subjectOf(a)
	}
	r, ok := d.annotations.found[a.ID]
	if !ok {
		return what + ", no longer in the text where it was"
	}
	if section := d.partOf(r.From.Block).Title; section != "" {
		what += ", " + section
	}
	return what
}

// kindOf returns what an annotation is, in a word.
func kindOf(a *annotation.Annotation) string {
	switch {
	case a.Bookmark:
		return "bookmark"
	case a.Note != "":
		return "note"
	}
	return "highlight"
}

// ShowNotes lists all annotations in the panel, in the order of the text.
func (d *Desk) ShowNotes() {
	all := d.host.Notes().All()
	slices.SortStableFunc(all, func(a, b annotation.Annotation) int { return cmp.Compare(d.rankOf(&a), d.rankOf(&b)) })
	link := compose.To(compose.LinkRemark, "")
	d.Panel.Card("Your notes", link, d.ShowNotes, nil, func(c *compose.Composer) []typeset.Block {
		if len(all) == 0 {
			return c.Plain([]string{
				"Nothing is marked or noted in this brief yet.",
				"Select or find words and press H to highlight them, or M to note what you think. Ctrl+D keeps a place.",
				"What you mark is yours: it is kept in a file of your own and never in the brief.",
			})
		}
		var list []compose.Remark
		for i := range all {
			list = append(list, d.remark(&all[i]))
		}
		return c.Remarks(list)
	})
}

// rankOf returns the place of an annotation in the list: by the text, then incidents and sources, then what is gone.
func (d *Desk) rankOf(a *annotation.Annotation) int {
	const afterText = 1 << 40
	if r, ok := d.annotations.found[a.ID]; ok {
		return r.From.Block<<20 + r.From.Byte
	}
	if name, ok := d.brief.NameAt(a.Address); ok && name != "" {
		return afterText
	}
	return afterText + 1
}

// ShowNote goes to an annotation and shows it in the panel, where it can be changed and removed.
func (d *Desk) ShowNote(id string) {
	if id == "" {
		d.ShowNotes()
		return
	}
	a, ok := d.host.Notes().Get(id)
	if !ok {
		return
	}
	if r, ok := d.annotations.found[id]; ok {
		d.Text.Reveal(d.Text.Column().Line(r.From))
	}
	actions := []panel.Action{
		{Words: "Edit\u2026", Do: func() { d.edit(a, "Note") }},
		{Words: "Remove", Do: func() { d.remove(id) }},
		{Words: "All notes", Do: d.ShowNotes},
	}
	d.Panel.Card("Your "+kindOf(&a), compose.To(compose.LinkRemark, id), func() { d.ShowNote(id) }, actions, func(c *compose.Composer) []typeset.Block {
		blocks := c.Remarks([]compose.Remark{d.remark(&a)})
		return append(blocks, c.Plain([]string{"Made " + a.Created.Local().Format("2 January 2006, 15:04") + "."})...)
	})
}

// pressed opens the annotation at a place of the text, and reports whether there is one.
func (d *Desk) pressed(at typeset.Place) bool {
	id := d.annotations.at(at, d.host.Notes().All())
	if id != "" {
		d.ShowNote(id)
	}
	return id != ""
}

// pressedMargin opens the annotation whose bar is in the margin, or else copies the address of the block beside it.
func (d *Desk) pressedMargin(at typeset.Place) {
	if !d.pressed(at) {
		d.copyAddress(d.addressOf(at.Block))
	}
}

// menu offers what can be done with what is selected, and with the paragraph at a place.
func (d *Desk) menu(at typeset.Place, pos fyne.Position) {
	item := func(words string, do func()) *fyne.MenuItem { return fyne.NewMenuItem(words, do) }
	items := []*fyne.MenuItem{
		item("Copy", d.CopyText), item("Copy as Markdown", d.CopyMarkdown),
	}
	if address := d.addressOf(at.Block); address != "" {
		items = append(items, item("Copy address, \u00b6 "+address, func() { d.copyAddress(address) }), item("Pin beside the text", func() { d.pin(address) }))
	}
	items = append(items, fyne.NewMenuItemSeparator())
	for n, name := range d.host.HighlightNames() {
		items = append(items, item(fmt.Sprintf("Highlight: %s", incident.Capital(name)), func() { d.Highlight(n) }))
	}
	items = append(items, item("Note\u2026", d.WriteNote))
	if id := d.annotations.at(at, d.host.Notes().All()); id != "" {
		if a, ok := d.host.Notes().Get(id); ok {
			kind := kindOf(&a)
			items = append(items, fyne.NewMenuItemSeparator(), item("Show your "+kind, func() { d.ShowNote(id) }), item("Remove your "+kind, func() { d.remove(id) }))
		}
	}
	d.window.Menu(items, d.Text, pos)
}
