//go:build !nogui

package ui

import (
	"fyne.io/fyne/v2/container"

	"lectern/app/publish"
	"lectern/app/ui/kit"
)

// exportSheet asks what is made of a brief, and which of the brief's files it carries.
type exportSheet struct {
	window      *window
	choices     []publish.Choice
	kind, carry *kit.Choice
	inside      *kit.Words
	asked       int // how often inside was computed
}

// carryWords has the words for each value of publish.Attach.
var carryWords = []string{"What its pages show, and no more", "All", "Nothing"}

// The size of the words on what a file carries: units and lines.
const (
	insideWidth = 480
	insideLines = 6
)

// chooseExport asks for a kind of file and exports the brief.
func (w *window) chooseExport() { newExportSheet(w).open() }

func newExportSheet(w *window) *exportSheet {
	s := &exportSheet{window: w, choices: publish.Choices(), inside: kit.NewWords(w.Window, insideWidth, insideLines)}
	var kinds []string
	for _, c := range s.choices {
		kinds = append(kinds, c.Words)
	}
	s.kind, s.carry = kit.NewChoice(w.Window, kinds), kit.NewChoice(w.Window, carryWords)
	s.carry.SetHeading("Of the brief\u2019s files it carries")
	s.kind.OnChange(s.tell)
	s.carry.OnChange(s.tell)
	return s
}

func (s *exportSheet) open() {
	s.tell()
	s.window.Open(kit.DialogSetting{
		Title: "Export this brief", Content: container.NewVBox(s.kind, s.carry, s.inside), First: s.kind, Action: "Export\u2026",
		Do: func() { s.window.export(s.choices[s.kind.Selected()], publish.Attach(s.carry.Selected())) },
	})
}

// tell shows what the file that is chosen carries.
func (s *exportSheet) tell() {
	s.asked++
	asked, b := s.asked, s.window.opened.brief
	kind, attach := s.choices[s.kind.Selected()].Kind, publish.Attach(s.carry.Selected())
	go func() {
		words, err := kind.Inside(b, publish.Options{Attach: attach})
		if err != nil {
			words = err.Error()
		}
		if words == "" {
			words = "It carries no files: it has what it shows."
		}
		s.window.Post(func() {
			if asked == s.asked { // nothing else was chosen meanwhile
				s.inside.Set(words)
			}
		})
	}()
}
