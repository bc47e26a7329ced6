//go:build !nogui

package talk

import "lectern/app/search"

// questions holds the search of a talk, and what was found for the audience.
type questions struct {
	index *search.Index // nil until it is searched
	asked []Question
}

// Question is a question from the audience that was answered with a slide.
type Question struct {
	Typed string // what the speaker looked for
	Shown string // the title of the slide
}

// Asked returns the questions that were answered, in order.
func (t *Talk) Asked() []Question { return t.asked }
