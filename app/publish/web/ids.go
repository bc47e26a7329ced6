package web

import (
	"fmt"
	"net/url"
	"strings"

	"lectern/app/brief"
)

// ids are the names of places in the document; no two are the same. Those of the author stay as they
// are, for others link to them; those of the program give way.
type ids struct {
	theirs map[string]bool   // of the author, whether written yet
	ours   map[string]string // by what they were asked for
	taken  map[string]bool
}

func newIDs(b *brief.Brief) *ids {
	i := &ids{theirs: map[string]bool{}, ours: map[string]string{}, taken: map[string]bool{}}
	add := func(id string) {
		if id != "" {
			i.theirs[id], i.taken[id] = false, true
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

// author returns an id of the author's the first time that it is written, then "".
func (i *ids) author(id string) string {
	if i.theirs[id] {
		return ""
	}
	i.theirs[id], i.taken[id] = true, true
	return id
}

// has reports whether the author named something so.
func (i *ids) has(id string) bool { _, ok := i.theirs[id]; return ok }

// of returns the program's id for a name, the same each time.
func (i *ids) of(name string) string {
	if id, ok := i.ours[name]; ok {
		return id
	}
	id := name
	for n := 2; i.taken[id]; n++ {
		id = fmt.Sprintf("%s-%d", name, n)
	}
	i.ours[name], i.taken[id] = id, true
	return id
}

// to returns the address of an id as it is written.
func to(id string) string { return "#" + url.PathEscape(characters(id)) }

// address returns where a link may lead outside: to the web or to a letter, never to a script. It is ""
// where it may not.
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
