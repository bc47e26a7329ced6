//go:build !nogui

// Package talk shows a brief as slides: one window for the audience (the wall), one for the speaker.
//
// In come decks, made by package deck, and the keys that package ui reads: it calls Next, Back and the rest. Out go
// events when the speaker has moved, has divided the window anew, and when the talk ends. Start with Talk in talk.go.
//
//	position.go, entry.go     which slide: steps, jumps and the way back, a number that is typed, the end
//	shown.go                  what a screen shows of a slide: covered, moved, enlarged, with a pointer
//	wall.go, pictures.go      the audience's view, and pictures drawn ahead for it on another goroutine
//	presenter.go, layout.go   the speaker's window and its panes; head.go has the line above, notes.go the notes below
//	steer.go, pointer.go      the map moved, asked and walked through in time; the pointer and enlarged parts
//	pane.go                   what covers the speaker's window: grid.go, search.go, keys.go; asked.go lists the answers
//	clock.go, plan.go         time and pace; rehearsal.go measures each slide
//	screens.go, glfw.go       which window is on which screen; awake.go keeps screens from going dark
package talk
