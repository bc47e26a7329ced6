package annotation

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"lectern/app/control"
)

// Brief says which brief annotations are of.
type Brief struct {
	ID    string `json:"id,omitempty"` // of its front matter, or ""
	Path  string `json:"path"`         // as it was opened last
	Title string `json:"label"`
}

// page is an AnnotationPage of the Web Annotation Data Model.
type page struct {
	Context string `json:"@context"`
	Type    string `json:"type"`
	PartOf  Brief  `json:"partOf"`
	Items   []item `json:"items"`
}

// written is a page that is read: its items are read one by one, so that an error has its line.
type written struct {
	Type   string            `json:"type"`
	PartOf Brief             `json:"partOf"`
	Items  []json.RawMessage `json:"items"`
}

type item struct {
	ID         string     `json:"id"`
	Type       string     `json:"type"`
	Motivation string     `json:"motivation"`
	Created    time.Time  `json:"created"`
	Modified   time.Time  `json:"modified"`
	Body       *body      `json:"body,omitempty"`
	StyleClass Colour     `json:"styleClass,omitempty"`
	Target     itemTarget `json:"target"`
}

type body struct {
	Type   string `json:"type"`
	Format string `json:"format"`
	Value  string `json:"value"`
}

type itemTarget struct {
	Selector []selector `json:"selector"`
}

type selector struct {
	Type   string `json:"type"`
	Value  string `json:"value,omitempty"` // of a FragmentSelector
	Exact  string `json:"exact,omitempty"` // of a TextQuoteSelector
	Prefix string `json:"prefix,omitempty"`
	Suffix string `json:"suffix,omitempty"`
	Start  int    `json:"start,omitempty"` // of a TextPositionSelector
	End    int    `json:"end,omitempty"`
}

const (
	contextURL   = "http://www.w3.org/ns/anno.jsonld"
	pageType     = "AnnotationPage"
	highlighting = "highlighting"
	commenting   = "commenting"
	bookmarking  = "bookmarking"
	fragment     = "FragmentSelector"
	textQuote    = "TextQuoteSelector"
	textPosition = "TextPositionSelector"
	textualBody  = "TextualBody"
	plainText    = "text/plain"
	itemType     = "Annotation"
)

// Marshal returns annotations of a brief as JSON-LD. It refuses what Unmarshal would refuse.
func Marshal(of Brief, all []Annotation) ([]byte, error) {
	p := page{Context: contextURL, Type: pageType, PartOf: of, Items: []item{}}
	for i := range all {
		if err := all[i].check(); err != nil {
			return nil, fmt.Errorf("writing annotation %d: %w", i+1, err)
		}
		p.Items = append(p.Items, itemOf(&all[i]))
	}
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(p); err != nil {
		return nil, fmt.Errorf("writing annotations: %w", err)
	}
	return control.EscapeJSON(out.Bytes()), nil
}

func itemOf(a *Annotation) item {
	i := item{ID: a.ID, Type: itemType, Motivation: highlighting, Created: a.Created, Modified: a.Modified, StyleClass: a.Colour}
	i.Target.Selector = []selector{{Type: fragment, Value: a.Address}}
	if q := a.Quote; q != nil {
		i.Target.Selector = append(i.Target.Selector,
			selector{Type: textQuote, Exact: q.Exact, Prefix: q.Prefix, Suffix: q.Suffix},
			selector{Type: textPosition, Start: q.Start, End: q.Start + len(q.Exact)})
	}
	if a.Note != "" {
		i.Motivation, i.Body = commenting, &body{textualBody, plainText, a.Note}
	}
	if a.Bookmark {
		i.Motivation = bookmarking
	}
	return i
}

// Unmarshal reads annotations from JSON-LD. The error names the line and what is wrong there.
func Unmarshal(data []byte) (of Brief, all []Annotation, err error) {
	var p written
	if err := json.Unmarshal(data, &p); err != nil {
		return Brief{}, nil, lineError(data, 0, err)
	}
	if p.Type != pageType {
		return Brief{}, nil, fmt.Errorf("1: its type is %q, not %q", p.Type, pageType)
	}
	end := max(0, bytes.Index(data, []byte(`"items"`)))
	for n, text := range p.Items {
		begin := end + max(0, bytes.Index(data[end:], text))
		end = begin + len(text)
		var i item
		if err := json.Unmarshal(text, &i); err != nil {
			return Brief{}, nil, lineError(data, begin, err)
		}
		a, err := i.annotation()
		if err != nil {
			return Brief{}, nil, fmt.Errorf("%d: item %d: %w", lineAt(data, begin), n+1, err)
		}
		all = append(all, a)
	}
	return p.PartOf, all, nil
}

// lineAt returns the line of an offset, from 1.
func lineAt(data []byte, at int) int { return 1 + bytes.Count(data[:min(at, len(data))], []byte("\n")) }

// lineError returns an error of decoding what begins at an offset, with the line where it is, or begins where the error
// doesn't say.
func lineError(data []byte, begin int, err error) error {
	at := int64(0)
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		at = syntax.Offset
	case errors.As(err, &kind):
		at = kind.Offset
	}
	return fmt.Errorf("%d: %w", lineAt(data, begin+int(at)), err)
}

func (i *item) annotation() (Annotation, error) {
	a := Annotation{ID: i.ID, Created: i.Created, Modified: i.Modified, Colour: i.StyleClass, Bookmark: i.Motivation == bookmarking}
	if i.Body != nil {
		a.Note = i.Body.Value
	}
	for _, s := range i.Target.Selector {
		switch s.Type {
		case fragment:
			a.Address = s.Value
		case textQuote:
			if a.Quote == nil {
				a.Quote = &Quote{}
			}
			a.Quote.Exact, a.Quote.Prefix, a.Quote.Suffix = s.Exact, s.Prefix, s.Suffix
		case textPosition:
			if a.Quote == nil {
				a.Quote = &Quote{}
			}
			a.Quote.Start = s.Start
		}
	}
	if a.Quote != nil && a.Quote.Exact == "" {
		a.Quote = nil
	}
	return a, a.check()
}
