//go:build !nogui

// Package talk shows a brief as slides: one window for the audience, one for the speaker.
//
// In come decks, made by package deck; out goes an event when the talk ends. Package ui handles the
// keys: it calls Next, Back and the rest. Start with Talk in talk.go.
package talk
