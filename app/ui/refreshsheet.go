//go:build !nogui

package ui

import (
	"strings"

	"fyne.io/fyne/v2"

	"lectern/app/draw"
	"lectern/app/refresh"
	"lectern/app/ui/kit"
)

// refreshSheet shows which database would be asked, or what came of it: texts of one or more lines, which may have names.
type refreshSheet struct {
	*kit.Surface
	named bool
	rows  []sheetLine
}

// sheetLine is a line of a refreshSheet.
type sheetLine struct {
	name, words string
	indent      float32
}

// The measures of the sheet, in logical pixels.
const (
	refreshWidth = 620
	refreshNames = 90 // of the names
	refreshLine  = 21
	letterWidth  = 7 // of a space that indents
)

// newSourceSheet returns a sheet of what would be asked of whom.
func newSourceSheet(w *kit.Window, s *refresh.Source) *refreshSheet {
	sheet := newRefreshSheet(w, true)
	for _, one := range s.Words() {
		sheet.add(one[0], one[1])
	}
	return sheet
}

// newResultSheet returns a sheet of what was added, withdrawn and changed, and of what should be looked at.
func newResultSheet(w *kit.Window, r *refresh.Result) *refreshSheet {
	lines := r.Lines()
	for _, p := range r.Warnings {
		lines = append(lines, p.Message())
	}
	return newLinesSheet(w, lines)
}

func newLinesSheet(w *kit.Window, lines []string) *refreshSheet {
	sheet := newRefreshSheet(w, false)
	for _, line := range lines {
		sheet.add("", line)
	}
	return sheet
}

func newRefreshSheet(w *kit.Window, named bool) *refreshSheet {
	s := &refreshSheet{named: named}
	s.Surface = kit.NewSurface(w, fyne.NewSize(refreshWidth, 0), s.paint)
	return s
}

// add adds a text, in as many lines as it needs.
func (s *refreshSheet) add(name, text string) {
	g := s.Measure()
	for line := range strings.SplitSeq(strings.ReplaceAll(text, "\t", "    "), "\n") {
		spaces := len(line) - len(strings.TrimLeft(line, " "))
		indent := letterWidth * float32(min(spaces, 30))
		wrapped := g.Wrap(line, 14, refreshWidth-s.left()-indent)
		if len(wrapped) == 0 {
			wrapped = []string{""}
		}
		for _, words := range wrapped {
			s.rows = append(s.rows, sheetLine{name, words, indent})
			name = ""
		}
	}
	s.Min = fyne.NewSize(refreshWidth, refreshLine*float32(len(s.rows)))
}

// left returns where the texts begin.
func (s *refreshSheet) left() float32 {
	if s.named {
		return refreshNames
	}
	return 0
}

func (s *refreshSheet) paint(g *kit.Painter) {
	g.Rect(draw.Rect{W: g.W, H: g.H}, g.Palette.Raise)
	y := float32(15)
	for _, line := range s.rows {
		g.Label(g.Sans, line.name, 0, y, 14, g.Palette.Ink3)
		g.Label(g.Sans, line.words, s.left()+line.indent, y, 14, g.Palette.Ink)
		y += refreshLine
	}
}
