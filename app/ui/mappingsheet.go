//go:build !nogui

package ui

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lectern/app/exchange"
	"lectern/app/incident"
	"lectern/app/ui/kit"
)

// mappingSheet asks what the columns of a file of incidents mean, and shows what its first rows become.
type mappingSheet struct {
	*kit.Surface
	window  *window
	dialog  *kit.Dialog
	path    string
	draft   *exchange.Draft
	mapping *exchange.Profile
	targets []exchange.Target
	at      int // the target that the keyboard is on; -1: the row of the names
	rows    []previewRow
	whole   string   // why no row can be read; "": some can
	read    int      // of the rows
	unused  []string // columns of the file that nothing is read from
	asked   int      // how often the preview was computed
}

// previewRow is what a row of the file becomes, or why it is set aside.
type previewRow struct {
	line  int
	words string
	aside bool
}

// The measures of the sheet, in logical pixels.
const (
	mappingWidth = 810
	mappingHead  = 34
	mappingRow   = 26
	mappingFoot  = 44  // of the words about columns that aren't used
	targetWidth  = 178 // of the words for a target
	columnWidth  = 214 // of the choice of its column
	orderWidth   = 110
	previewAt    = targetWidth + columnWidth + 28
)

// askMapping asks the reader what the columns of a file mean. Why is what opening it said; empty: the reader wishes to say so.
func (w *window) askMapping(path, why string) {
	mappings := w.app.mappings
	go func() {
		draft, mapping, err := readDraft(path, mappings)
		w.Post(func() {
			if err != nil || len(draft.Columns) < 2 && len(draft.Heads) < 2 {
				w.notify(kit.Notice{Title: "\u201c" + filepath.Base(path) + "\u201d could not be opened", Lines: []string{cmp.Or(why, fmt.Sprint(err))}})
				return
			}
			newMappingSheet(w, path, draft, mapping).open()
		})
	}()
}

func newMappingSheet(w *window, path string, draft *exchange.Draft, mapping *exchange.Profile) *mappingSheet {
	s := &mappingSheet{window: w, path: path, draft: draft, mapping: mapping, targets: exchange.Targets()}
	height := s.top(max(len(s.targets), exchange.DraftRows-s.heads())) + mappingFoot
	s.Surface = kit.NewSurface(w.Window, fyne.NewSize(mappingWidth, height), s.paint)
	s.OnKey = s.key
	s.preview()
	return s
}

// heads returns how many fields there are for the row of the names: one, or none where there is no choice.
func (s *mappingSheet) heads() int { return min(1, max(0, len(s.draft.Heads)-1)) }

// top returns where the field of a target begins.
func (s *mappingSheet) top(n int) float32 { return mappingHead + mappingRow*float32(n+s.heads()) }

func (s *mappingSheet) open() {
	s.window.UsedKeyboard(true) // the arrows lead through its fields, which nothing else says
	s.dialog = s.window.Open(kit.DialogSetting{
		Title: "What the columns of \u201c" + filepath.Base(s.path) + "\u201d mean", Content: s, First: s, Action: "Open",
		Do: s.keep,
	})
	s.dialog.SetIdle(s.read == 0)
}

// keep keeps the mapping with the reader's own things, and opens the file by it.
func (s *mappingSheet) keep() {
	w, mapping, columns := s.window, s.mapping, s.draft.Found
	go func() {
		err := keepMapping(w.app.mappings, columns, mapping)
		w.Post(func() {
			if err != nil {
				w.notify(kit.Failure("What the columns mean could not be kept", err))
				return
			}
			w.open(s.path)
		})
	}()
}

// preview computes what the rows become on another goroutine.
func (s *mappingSheet) preview() {
	s.asked++
	asked, draft, mapping := s.asked, s.draft, s.mapping
	go func() {
		r := draft.Preview(mapping)
		rows, whole := previewRows(&r)
		unused := draft.Unused(mapping)
		s.window.Post(func() {
			if asked == s.asked { // nothing else was chosen meanwhile
				s.rows, s.whole, s.read, s.unused = rows, whole, r.Report.Read, unused
				if s.dialog != nil {
					s.dialog.SetIdle(s.read == 0)
				}
				s.Refresh()
			}
		})
	}()
}

func (s *mappingSheet) key(e *fyne.KeyEvent) bool {
	first, last := -s.heads(), len(s.targets)-1
	switch e.Name {
	case fyne.KeyDown:
		if s.at++; s.at > last {
			s.at = first
		}
	case fyne.KeyUp:
		if s.at--; s.at < first {
			s.at = last
		}
	case fyne.KeyHome:
		s.at = first
	case fyne.KeyEnd:
		s.at = last
	case fyne.KeySpace:
		if s.at < 0 {
			s.chooseHead()
		} else {
			s.chooseColumn(s.at)
		}
	case fyne.KeyRight:
		if s.at < 0 {
			break
		}
		s.chooseOrder(s.at)
	case fyne.KeyReturn, fyne.KeyEnter: // no spot has it
		s.window.Key(e)
	default:
		return false
	}
	y := s.top(s.at)
	s.dialog.Reveal(y, y+mappingRow)
	s.Refresh()
	return true
}

// chooseHead offers the rows of the file that may name its columns.
func (s *mappingSheet) chooseHead() {
	var items []*fyne.MenuItem
	for _, head := range s.draft.Heads {
		item := fyne.NewMenuItem(headWords(head), func() { s.readBelow(head.Line) })
		item.Checked = head.Line == s.draft.HeaderRow
		items = append(items, item)
	}
	r := s.headArea()
	s.window.Menu(items, s, fyne.NewPos(r.X, r.Bottom()))
}

// headWords returns a row in words: what stands in it.
func headWords(head exchange.Head) string {
	const most = 60
	words := []rune(fmt.Sprintf("Row %d:  %s", head.Line, strings.Join(slices.DeleteFunc(slices.Clone(head.Cells), func(cell string) bool { return strings.TrimSpace(cell) == "" }), ",  ")))
	if len(words) > most {
		words = append(words[:most], '\u2026')
	}
	return string(words)
}

// readBelow reads the file with the names of its columns in a row, and guesses anew what they mean.
func (s *mappingSheet) readBelow(row int) {
	s.asked++
	asked, path, mappings := s.asked, s.path, s.window.app.mappings
	go func() {
		draft, err := readDraftBelow(path, mappings, row)
		s.window.Post(func() {
			switch {
			case asked != s.asked: // something else was chosen meanwhile
			case err != nil:
				s.rows, s.read, s.whole = nil, 0, incident.Capital(err.Error())+"."
				s.dialog.SetIdle(true)
				s.Refresh()
			default:
				s.draft, s.mapping = draft, draft.Mapping
				s.preview()
			}
		})
	}()
}

// chooseColumn offers the columns of the file for a target, each with what it holds.
func (s *mappingSheet) chooseColumn(n int) {
	target := s.targets[n]
	column, order := s.mapping.Column(target.Name)
	item := func(words, to string) *fyne.MenuItem {
		item := fyne.NewMenuItem(words, func() {
			s.mapping = s.mapping.With(target.Name, to, order)
			s.preview()
		})
		item.Checked = to == column
		return item
	}
	items := []*fyne.MenuItem{item("Not in this file", "")}
	items[0].Checked = column == "" && s.mapping.Value(target.Name) == ""
	if target.IsWords {
		same := fyne.NewMenuItem("The same in every row\u2026", func() { s.askValue(n) })
		same.Checked = s.mapping.Value(target.Name) != ""
		items = append(items, same)
	}
	for _, name := range s.draft.Columns {
		if name == "" {
			continue
		}
		words := name
		if samples := s.draft.Samples(name, 2); len(samples) > 0 {
			words += ":  " + strings.Join(samples, ",  ")
		}
		items = append(items, item(words, name))
	}
	r := s.columnArea(n)
	s.window.Menu(items, s, fyne.NewPos(r.X, r.Bottom()))
}

// askValue asks for what a target is in every row: a file of one country seldom says it.
func (s *mappingSheet) askValue(n int) {
	target := s.targets[n]
	field := kit.NewField(s.window.Window, "as the file would say it")
	field.Put(s.mapping.Value(target.Name))
	s.window.Open(kit.DialogSetting{
		Title: incident.Capital(target.Words) + ", the same in every row", Content: container.NewGridWrap(fyne.NewSize(380, 36), field), First: field, Action: "Set",
		Do: func() {
			s.mapping = s.mapping.WithValue(target.Name, strings.TrimSpace(field.Text))
			s.preview()
		},
		Closed: func() { s.window.Focus(s) },
	})
}

// orders has the words for what a date in figures begins with, and how a mapping writes it.
var orders = [...]struct{ words, order string }{{"as it tells", ""}, {"day first", "dmy"}, {"month first", "mdy"}}

// chooseOrder offers the orders of the dates of a target.
func (s *mappingSheet) chooseOrder(n int) {
	target := s.targets[n].Name
	column, order := s.mapping.Column(target)
	if !s.hasOrder(n) {
		return
	}
	var items []*fyne.MenuItem
	for _, o := range orders {
		item := fyne.NewMenuItem(incident.Capital(o.words), func() {
			s.mapping = s.mapping.With(target, column, o.order)
			s.preview()
		})
		item.Checked = o.order == order
		items = append(items, item)
	}
	r := s.orderArea(n)
	s.window.Menu(items, s, fyne.NewPos(r.X, r.Bottom()))
}

// hasOrder reports whether a target has dates in figures that nothing tells the order of, or of which the reader has said it.
func (s *mappingSheet) hasOrder(n int) bool {
	target := s.targets[n].Name
	column, order := s.mapping.Column(target)
	return (target == "date" || target == "date_end") && (order != "" || s.draft.AsksOrder(column))
}
