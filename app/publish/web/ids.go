package web

import (
	"fmt"
	"net/url"
	"strings"

	"lectern/app/brief"
)

// ids holds the ids of the document, of which no two are the same. Ids of the author stay as they are, because
// others link to them; those of the program are changed if they are taken.
type ids struct {
	author  map[string]bool   // whether each has been written
	program map[string]string // by the name asked for
	taken   map[string]bool
}

func newIDs(b *brief.Brief) *ids {
	i := &ids{author: map[string]bool{}, program: map[string]string{}, taken: map[string]bool{}}
	add := func(id string) {
		if id != "" {
			i.author[id], i.taken[id] = false, true
		}
	}
	for _, s := range b.Sections {
		add(s.ID)
		brief.Walk(s.Blocks, func(block brief.Block) { add(brief.IDOf(block)) }, nil)
	}
	for _, n := range b.Notes {
		brief.Walk(n.Blocks, func(block brief.Block) { add(brief.IDOf(block)) }, nil)
	}
	return i
}

// ofAuthor returns an id of the author the first time, for the element that has it, and then "".
func (i *ids) ofAuthor(id string) string {
	if i.author[id] {
		return ""
	}
	i.author[id], i.taken[id] = true, true
	return id
}

// has reports whether the author uses an id.
func (i *ids) has(id string) bool { _, ok := i.author[id]; return ok }

// of returns the program's id for a name, the same each time.
func (i *ids) of(name string) string {
	if id, ok := i.program[name]; ok {
		return id
	}
	id := name
	for n := 2; i.taken[id]; n++ {
		id = fmt.Sprintf("%s-%d", name, n)
	}
	i.program[name], i.taken[id] = id, true
	return id
}

// to returns the address of an id within the page.
func to(id string) string { return "#" + url.PathEscape(characters(id)) }

// address returns the address of a link to the web or to a mail address, or "" for any other, such as a script.
func address(link string) string {
	u, err := url.Parse(strings.TrimSpace(link))
	if err != nil {
		return ""
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https":
		if u.Host == "" {
			return ""
		}
	case "mailto":
	default:
		return ""
	}
	return u.String()
}
