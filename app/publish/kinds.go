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
	"lectern/app/publish/web"
)

// Options say how a file is made, and Flaws what a draft does not promise.
type (
	Options = output.Options
	Flaws   = output.Flaws
)

// The sizes of paper.
const (
	A4     = output.A4
	Letter = output.Letter
)

// Kind is something that a brief can be made into.
type Kind struct {
	Name    string   // as --kind names it; one name may stand for several endings
	Ending  string   // of the file, with its point
	Suffix  string   // of the suggested file name, before the ending
	NoPaper bool     // it has the shape of a screen, whatever the paper
	Menu    []Choice // how windows offer it; their Kind is filled in by Choices
	Write   func(context.Context, *brief.Brief, Options) ([]byte, error)
}

// Choice is an entry of the windows' menu of kinds.
type Choice struct {
	Words string
	Paper output.Paper
	Kind  *Kind
}

// Kinds are all that a brief can be made into; the first is the default.
var Kinds = []*Kind{
	{Name: "briefing", Ending: ".pdf", Menu: []Choice{{Words: "Briefing, A4"}, {Words: "Briefing, Letter", Paper: Letter}}, Write: paged.Briefing},
	{Name: "slides", Ending: ".pdf", Suffix: " slides", NoPaper: true, Menu: []Choice{{Words: "Slides"}}, Write: paged.Slides},
	{Name: "briefing", Ending: ".html", Menu: []Choice{{Words: "Web page"}}, Write: web.Briefing},
}

// Choices lists the kinds as windows offer them, each paper apart.
func Choices() (all []Choice) {
	for _, k := range Kinds {
		for _, c := range k.Menu {
			c.Kind = k
			all = append(all, c)
		}
	}
	return all
}

// Names lists the values of --kind.
func Names() []string { return distinct(func(k *Kind) string { return k.Name }) }

// Endings lists the endings of the files that can be made.
func Endings() []string { return distinct(func(k *Kind) string { return k.Ending }) }

func distinct(of func(*Kind) string) (all []string) {
	for _, k := range Kinds {
		if s := of(k); !slices.Contains(all, s) {
			all = append(all, s)
		}
	}
	return all
}

// Named lists the kinds of a name, which differ by their endings.
func Named(name string) (all []*Kind) {
	for _, k := range Kinds {
		if k.Name == name {
			all = append(all, k)
		}
	}
	return all
}

// Find returns the kind that has a name and an ending. The error says which endings there are.
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

// FileName suggests a name for what is made of a brief that was opened from a path. It has the handling
// mark, as TLP 2.0 asks: "kerman TLP-AMBER-STRICT slides.pdf".
func (k *Kind) FileName(path string, mark brief.Marking) string {
	name := strings.TrimSuffix(strings.TrimSuffix(filepath.Base(path), ".brief"), ".pdf")
	if words := mark.String(); words != "" {
		name += " " + strings.NewReplacer(":", "-", "+", "-").Replace(words)
	}
	return name + k.Suffix + k.Ending
}
