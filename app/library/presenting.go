package library

import "slices"

// SpeakerLayout says how the speaker's window is divided, and how large its notes are. 0 is the standard.
type SpeakerLayout struct {
	Current  float32 `json:"current,omitempty"`  // width of the speaker's slide, in parts of the window
	Pictures float32 `json:"pictures,omitempty"` // height of the pictures, in parts of the window
	Notes    float32 `json:"notes,omitempty"`    // size of the notes in logical pixels
}

// ScreenChoice says which of a set of screens shows the slides, and which the notes.
type ScreenChoice struct {
	Set   string `json:"set"`  // names and places of all screens
	Wall  int    `json:"wall"` // from 1, as is Notes
	Notes int    `json:"notes"`
}

// ScreensOf returns what was chosen for a set of screens, and false if nothing was.
func (s *Settings) ScreensOf(set string) (ScreenChoice, bool) {
	i := slices.IndexFunc(s.Screens, func(c ScreenChoice) bool { return c.Set == set })
	if i < 0 {
		return ScreenChoice{}, false
	}
	return s.Screens[i], true
}

// mostScreens is the number of sets of screens that are remembered.
const mostScreens = 20

// ChoseScreens remembers a choice, the last one first.
func (s *Settings) ChoseScreens(c ScreenChoice) {
	s.Screens = withChoice(s.Screens, c)
}

func withChoice(all []ScreenChoice, c ScreenChoice) []ScreenChoice {
	rest := slices.DeleteFunc(slices.Clone(all), func(other ScreenChoice) bool { return other.Set == c.Set })
	rest = slices.Insert(rest, 0, c)
	return rest[:min(len(rest), mostScreens)]
}

// mergedScreens returns the choices of both processes; what was chosen here wins.
func mergedScreens(mine, base, theirs []ScreenChoice) []ScreenChoice {
	for _, c := range slices.Backward(mine) {
		if !slices.Contains(base, c) {
			theirs = withChoice(theirs, c)
		}
	}
	return theirs
}
