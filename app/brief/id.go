package brief

import (
	"errors"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"lectern/app/problem"
)

var validID = regexp.MustCompile(`^[a-z0-9][a-z0-9._-]*$`)

// NameOf returns the name of a view from words: "in-pakistan" from "In Pakistan".
func NameOf(words string) string {
	return strings.ReplaceAll(strings.ToLower(strings.TrimSpace(words)), " ", "-")
}

// CheckName returns an error if a view can't be added under a name.
func (b *Brief) CheckName(name string) error {
	switch {
	case !validID.MatchString(name):
		return errors.New(idHint)
	case b.View(name) != nil:
		return ErrViewExists
	}
	return nil
}

const idHint = "use a to z, 0 to 9, full stop, hyphen and underscore, and begin with a letter or digit"

// id checks, registers and returns the id that an author gave, or "".
func (r *reader) id(a *attributes) string {
	if a.id == "" {
		return ""
	}
	at := a.at(a.idAt)
	if !validID.MatchString(a.id) {
		r.problems.Add(problem.BadID, at, idHint, "%q can't be an id", a.id)
	} else if r.taken(a.id) {
		r.problems.Add(problem.DuplicateID, at, "give one of them another id", "the id %q is there twice", a.id)
	}
	r.ids[a.id] = r.medium
	return a.id
}

func (r *reader) taken(id string) bool { _, is := r.ids[id]; return is }

// madeID returns the id that pandoc makes of a heading's words and the keys of its citations, and registers it.
func (r *reader) madeID(heading []Inline) string {
	kept := strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || unicode.IsNumber(c) || unicode.IsSpace(c) || strings.ContainsRune("_-.", c) {
			return c
		}
		return -1
	}, strings.ToLower(string(appendText(nil, heading, appendKeys))))
	id := strings.TrimLeftFunc(strings.Join(strings.Fields(kept), "-"), func(c rune) bool { return !unicode.IsLetter(c) })
	if id == "" {
		id = "section"
	}
	free := id
	for r.taken(free) {
		r.repeated[id]++
		free = id + "-" + strconv.Itoa(r.repeated[id])
	}
	r.ids[free] = r.medium
	return free
}
