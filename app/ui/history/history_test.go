package history

import (
	"fmt"
	"strings"
	"testing"
)

// act does what a word says at a place and returns the place where the reader then is: "c" is a jump there, "+c" a step,
// "<" and ">" are back and forward, "end" returns from a talk that began here.
func act(h *History[string], at, word string) string {
	switch {
	case word == "<":
		at, _ = h.Back(at)
	case word == ">":
		at, _ = h.Forward(at)
	case word == "end":
		h.Returned("talk")
	case strings.HasPrefix(word, "+"):
		h.Step(at)
		at = word[1:]
	default:
		h.Leave(at)
		at = word
	}
	return at
}

func TestBackAndForwardLeadThroughThePlacesThatWereLeft(t *testing.T) {
	for _, c := range []struct{ acts, want string }{
		{"<", "a"},
		{">", "a"},
		{"b <", "a"},
		{"b c < <", "a"},
		{"b c < < <", "a"},
		{"b c < < > >", "c"},
		{"b < c >", "c"},
		{"b < c <", "a"},
		{"+b +c +d <", "a"},
		{"+b +c < >", "c"},
		{"+b +c d <", "c"},
		{"+b < +c <", "a"},
		{"b +c +d < <", "a"},
		{"b b <", "a"},
		{"b a < <", "a"},
		{"b end >", "talk"},
		{"b end > < <", "a"},
		{"b end <", "a"},
	} {
		h, at := &History[string]{}, "a"
		for _, word := range strings.Fields(c.acts) {
			at = act(h, at, word)
		}
		if at != c.want {
			t.Errorf("%s: at %s, want %s", c.acts, at, c.want)
		}
	}
}

func TestWaysAreKnownBeforeTheyAreGone(t *testing.T) {
	var h History[string]
	state := func() string { return fmt.Sprint(h.CanBack(), h.CanForward()) }
	states := []string{state()}
	h.Leave("a")
	states = append(states, state())
	h.Back("b")
	states = append(states, state())
	h.Leave("a")
	states = append(states, state())
	if got, want := strings.Join(states, ", "), "false false, true false, false true, true false"; got != want {
		t.Errorf("back and forward: %s, want %s", got, want)
	}
}

func TestTheOldestPlacesAreForgotten(t *testing.T) {
	var h History[int]
	for n := range most + 50 {
		h.Leave(n)
	}
	at, moves := most+50, 0
	for ok := true; ok; moves++ {
		at, ok = h.Back(at)
	}
	if at != 50 || moves != most+1 {
		t.Errorf("after %d moves back at %d, want 50 after %d", moves, at, most+1)
	}
}
