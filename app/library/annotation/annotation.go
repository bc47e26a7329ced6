package annotation

import (
	"crypto/rand"
	"errors"
	"fmt"
	"time"
)

// Colour is the colour of a highlight.
type Colour string

// Colours are the colours of highlights, in their order.
var Colours = []Colour{"yellow", "green", "blue", "red"}

// Annotation is something that a reader marked or noted.
type Annotation struct {
	ID       string // "urn:uuid:…"
	Created  time.Time
	Modified time.Time
	Address  string // of the block, incident or source (see brief.AddressOf)
	Quote    *Quote // the passage; nil: all that the address names
	Colour   Colour // of a highlight; "": none
	Note     string // the reader's words, or ""
	Bookmark bool
}

// Quote is a passage with its surroundings.
type Quote struct {
	Exact          string
	Prefix, Suffix string // the text before and after, at most around bytes of it
	Start          int    // of the passage, in bytes from the beginning of all text: a hint
}

// New returns an annotation of what has an address, made now.
func New(address string, now time.Time) Annotation {
	return Annotation{ID: newID(), Created: now.UTC().Truncate(time.Second), Modified: now.UTC().Truncate(time.Second), Address: address}
}

// check returns why no file can hold an annotation, or nil.
func (a *Annotation) check() error {
	switch {
	case a.ID == "":
		return errors.New("it has no id")
	case a.Address == "" && a.Quote == nil:
		return errors.New("it has neither an address nor a quotation")
	}
	return nil
}

// newID returns a random UUID (RFC 9562, version 4) as a URN.
func newID() string {
	var b [16]byte
	rand.Read(b[:]) // it never fails
	b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}
