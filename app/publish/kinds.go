package publish

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"lectern/app/brief"
	"lectern/app/publish/output"
	"lectern/app/publish/paged"
	"lectern/app/publish/plain"
	"lectern/app/publish/pptx"
	"lectern/app/publish/web"
)

// Options says how a file is made, and Flaws what a draft doesn't promise.
type (
	Options = output.Options
	Flaws   = output.Flaws
	Attach  = output.Attach
)

// The values of Attach.
const (
	AttachShown = output.AttachShown
	AttachAll   = output.AttachAll
	AttachNone  = output.AttachNone
)

// AttachNames are the names of the values of Attach, in their order.
var AttachNames = output.AttachNames

// Notes says how a file has the speaker's notes.
type Notes = output.Notes

// The values of Notes.
const (
	NotesNone        = output.NotesNone
	NotesPages       = output.NotesPages
	NotesAnnotations = output.NotesAnnotations
)

// NotesNames are the names of the values of Notes, in their order.
var NotesNames = output.NotesNames

// The sizes of paper.
const (
	A4     = output.A4
	Letter = output.Letter
)

// Kind is a kind of file that can be made of a brief.
type Kind struct {
	Name    string       // as --kind names it; one name may stand for several endings
	Ending  string       // the extension, with its dot
	Suffix  string       // of the suggested file name, before the extension
	NoPaper bool         // it has the shape of a screen, whatever the paper
	Carries brief.Medium // the brief's files are attached, cut to what this medium shows; 0: none are
	Notes   []Notes      // how it can have the speaker's notes, beside not at all
	Menu    []Choice     // how windows offer it; their Kind is filled in by Choices
	Write   func(context.Context, *brief.Brief, Options) ([]byte, error)
}

// Choice is an entry of the windows' menu of kinds.
type Choice struct {
	Words string
	Paper output.Paper
	Kind  *Kind
}

// Kinds holds all kinds; the first is the default. A new kind of export is an entry here with its writer: the
// command line and the windows read this table.
var Kinds = []*Kind{
	{Name: "briefing", Ending: ".pdf", Menu: []Choice{{Words: "Briefing, A4"}, {Words: "Briefing, Letter", Paper: Letter}}, Carries: brief.Page, Write: paged.Briefing},
	{Name: "slides", Ending: ".pdf", Suffix: " slides", NoPaper: true, Menu: []Choice{{Words: "Slides"}}, Carries: brief.Slides, Notes: []Notes{NotesPages, NotesAnnotations}, Write: paged.Slides},
	{Name: "slides", Ending: ".pptx", Suffix: " slides", NoPaper: true, Menu: []Choice{{Words: "Slides, PowerPoint"}}, Notes: []Notes{NotesPages}, Write: pptx.Slides},
	{Name: "handout", Ending: ".pdf", Suffix: " handout", Menu: []Choice{{Words: "Handout, A4"}, {Words: "Handout, Letter", Paper: Letter}}, Carries: brief.Slides, Notes: []Notes{NotesPages, NotesAnnotations}, Write: paged.Handout},
	{Name: "briefing", Ending: ".html", Menu: []Choice{{Words: "Web page"}}, Write: web.Briefing},
	{Name: "briefing", Ending: ".txt", Menu: []Choice{{Words: "Plain text"}}, Write: plain.Briefing},
}

// Inside says in sentences what a file of the kind, made with the options, carries of a brief's files; "" for one that
// never does.
func (k *Kind) Inside(b *brief.Brief, opt Options) (string, error) {
	if k.Carries == 0 {
		return "", nil
	}
	return output.Inside(b, &opt, k.Carries)
}

// Withheld reports whether a file that is to carry what its pages show carries nothing, as of a brief of which something
// wasn't read.
func (k *Kind) Withheld(b *brief.Brief, opt Options) bool {
	return k.Carries != 0 && output.Carried(b, opt.Attach) != opt.Attach
}

// CheckNotes returns an error if files of the kind can't have notes in a way.
func (k *Kind) CheckNotes(how Notes) error {
	if how == NotesNone || slices.Contains(k.Notes, how) {
		return nil
	}
	if len(k.Notes) == 0 {
		return fmt.Errorf("%s: a %s as %s has no notes", NotesNames[how], k.Name, k.Ending)
	}
	var names []string
	for _, n := range k.Notes {
		names = append(names, NotesNames[n])
	}
	return fmt.Errorf("%s: %s as %s can have notes as %s only", NotesNames[how], k.Name, k.Ending, strings.Join(names, " or "))
}

// Choices returns the kinds as windows offer them, once for each paper.
func Choices() (all []Choice) {
	for _, k := range Kinds {
		for _, c := range k.Menu {
			c.Kind = k
			all = append(all, c)
		}
	}
	return all
}

// Names returns the values of --kind.
func Names() []string { return distinct(func(k *Kind) string { return k.Name }) }

// Endings returns the extensions of the files that can be made.
func Endings() []string { return distinct(func(k *Kind) string { return k.Ending }) }

// distinct returns the different values of a field of the kinds.
func distinct(of func(*Kind) string) (all []string) {
	for _, k := range Kinds {
		if s := of(k); !slices.Contains(all, s) {
			all = append(all, s)
		}
	}
	return all
}

// Named returns the kinds of a name, which differ in their extensions.
func Named(name string) (all []*Kind) {
	for _, k := range Kinds {
		if k.Name == name {
			all = append(all, k)
		}
	}
	return all
}

// Find returns the kind with a name and an extension. The error lists the extensions that the name has.
func Find(name, ending string) (*Kind, error) {
	var endings []string
	for _, k := range Named(name) {
		if k.Ending == ending {
			return k, nil
		}
		endings = append(endings, k.Ending)
	}
	return nil, fmt.Errorf("%s: these are made as %s only", name, strings.Join(endings, " or "))
}

// FileName returns the suggested name of a file made of a brief that was opened from a path. It has the handling
// mark, as TLP 2.0 demands: "kerman TLP-AMBER-STRICT slides.pdf".
func (k *Kind) FileName(path string, mark brief.Marking) string {
	name := strings.TrimSuffix(strings.TrimSuffix(filepath.Base(path), ".brief"), ".pdf")
	if words := mark.String(); words != "" {
		name += " " + strings.NewReplacer(":", "-", "+", "-").Replace(words)
	}
	return name + k.Suffix + k.Ending
}
