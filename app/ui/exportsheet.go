//go:build !nogui

package ui

import (
	"strings"

	"fyne.io/fyne/v2/container"

	"lectern/app/incident"
	"lectern/app/publish"
	"lectern/app/ui/kit"
)

// exportSheet asks what is made of a brief, and which of the brief's files it carries.
type exportSheet struct {
	window      *window
	choices     []publish.Choice
	kind, carry *kit.Choice
	notes       *kit.Choice // of the speaker
	inside      *kit.Words
	asked       int // how often inside was computed
}

// carryWords has the words for each value of publish.Attach.
var carryWords = []string{"What its pages show, and no more", "All", "Nothing"}

// notesWords has the words for each value of publish.Notes.
var notesWords = []string{"No notes", "On the pages, or below slides", "As annotations"}

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
	s.notes = kit.NewChoice(w.Window, notesWords)
	s.notes.SetHeading("Speaker\u2019s notes it has")
	s.notes.OnChange(s.tell)
	s.kind.OnChange(s.tell)
	s.carry.OnChange(s.tell)
	return s
}

func (s *exportSheet) open() {
	s.tell()
	s.window.Open(kit.DialogSetting{
		Title: "Export this brief", Content: container.NewVBox(s.kind, container.NewGridWithColumns(2, s.carry, s.notes), s.inside), First: s.kind, Action: "Export\u2026", Check: s.check,
		Do: func() { s.window.export(s.choices[s.kind.Selected()], publish.Attach(s.carry.Selected()), s.noted()) },
	})
}

// noted returns how the file has the speaker's notes.
func (s *exportSheet) noted() publish.Notes { return publish.Notes(s.notes.Selected()) }

// check reports whether the kind can have the notes as they are chosen, and says why where it can't.
func (s *exportSheet) check() bool {
	err := s.choices[s.kind.Selected()].Kind.CheckNotes(s.noted())
	if err != nil {
		s.asked++                                   // what is being computed isn't shown any more
		_, why, _ := strings.Cut(err.Error(), ": ") // after the name of the choice
		s.inside.Set(incident.Capital(why) + ".")
	}
	return err == nil
}

// tell shows what the file that is chosen carries.
func (s *exportSheet) tell() {
	if !s.check() {
		return
	}
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
