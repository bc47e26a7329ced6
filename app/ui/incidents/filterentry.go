//go:build !nogui

package incidents

import (
	"strings"

	"fyne.io/fyne/v2"

	"lectern/app/incident"
	"lectern/app/ui/kit"
)

// hint shows how a filter is written, by what the incidents count, in a width.
func (f *filterBar) hint(width float32) string {
	if !f.chips.IsAll() { // there is less room, and the reader knows how
		return "another term"
	}
	number := "killed"
	if main := f.desk.brief.Incidents.Main(); !main.IsCount() {
		number = main.Field
	}
	hint := "Filter: a word, or"
	for _, example := range []string{" " + number + ":>=10", "  date:2021-08..", "  country:…"} {
		if g := f.Measure(); g.Width(g.Sans, hint+example, 14) > width { // a field whose hint is too long can be scrolled
			break
		}
		hint += example
	}
	return hint
}

// newEntry returns the field in which a term is typed.
func (f *filterBar) newEntry() *kit.Field {
	e := kit.NewField(f.desk.window, "")
	e.OnChanged = func(string) {
		if !f.putting {
			f.typed()
		}
	}
	e.OnTyped = func() { f.desk.popup.update() }
	e.OnFocus = func(gained bool) {
		f.Surface.Refresh()
		if gained {
			f.desk.popup.update()
		} else {
			f.desk.popup.Hide()
		}
	}
	e.TakesTab = func() bool { return f.desk.popup.choosable() }
	e.OnKey = f.key
	return e
}

// putEntry sets the text of the entry without asking for a new result.
func (f *filterBar) putEntry(text string) {
	f.putting = true
	f.entry.Put(text)
	f.putting = false
	f.read()
}

// typed handles what was typed: a space after a term that can be parsed makes it a chip. OR takes the
// chip before it back, since OR joins that term to the next; AND is dropped, and NOT becomes a hyphen. A time in several
// words becomes a chip behind its last one.
func (f *filterBar) typed() {
	if f.draft == nil || f.draft.IsAll() {
		f.desk.leave()
	}
	text := f.entry.Text
	word := strings.ToUpper(strings.TrimSpace(text))
	ended := strings.HasSuffix(text, " ")
	after := len(f.chips.Terms()) > 0
	switch {
	case ended && after && (word == "AND" || word == "&"):
		f.putEntry("")
	case ended && word == "NOT":
		f.putEntry("-")
	case ended && after && (word == "OR" || word == "|"):
		n := len(f.chips.Terms()) - 1
		before := f.chips.Terms()[n].String()
		f.chips = f.chips.Without(n)
		f.putEntry(before + " OR ")
	case ended && incident.GoesOn(text): // last 90 days is one term
		f.read()
	case ended && f.entry.CursorColumn >= len([]rune(text))-1:
		f.commit()
	default:
		f.read()
	}
	f.changed()
}

// changed shows the filter after a change and asks for its result.
func (f *filterBar) changed() {
	f.refresh()
	f.desk.ask()
	f.desk.popup.update()
}

// key handles the keys that differ from those of other fields.
func (f *filterBar) key(k *fyne.KeyEvent) bool {
	p, e := f.desk.popup, f.entry
	enter := k.Name == fyne.KeyReturn || k.Name == fyne.KeyEnter
	switch {
	case k.Name == fyne.KeyEscape && p.Visible():
		p.Hide()
	case k.Name == fyne.KeyEscape && e.Text != "":
		e.SetText("")
	case k.Name == fyne.KeyEscape:
		f.desk.Focus()
	case k.Name == fyne.KeyDown && p.choosable():
		p.move(1)
	case k.Name == fyne.KeyUp && p.choosable():
		p.move(-1)
	case k.Name == fyne.KeyDown || k.Name == fyne.KeyUp:
		p.showPast()
	case (k.Name == fyne.KeyTab || enter && p.at >= 0) && p.choosable():
		p.take(max(0, p.at))
	case enter:
		if f.commit() || e.Text == "" {
			p.Hide()
			f.desk.Focus()
		}
		f.refresh()
		f.desk.ask()
	case k.Name == fyne.KeyBackspace && e.CursorColumn == 0 && e.SelectedText() == "" && len(f.chips.Terms()) > 0:
		f.edit(len(f.chips.Terms()) - 1)
		f.changed()
	default:
		return false
	}
	return true
}
