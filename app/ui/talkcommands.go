//go:build !nogui

package ui

import "fyne.io/fyne/v2"

// talkCommands returns the commands that work in the windows of a talk.
func talkCommands() []command {
	return []command{
		{name: "Map: left", where: onSlideMap, keys: keys(key(fyne.KeyLeft)), do: func(w *window) { w.talk.MoveMap(-1, 0) }},
		{name: "Map: right", where: onSlideMap, keys: keys(key(fyne.KeyRight)), do: func(w *window) { w.talk.MoveMap(1, 0) }},
		{name: "Map: up", where: onSlideMap, keys: keys(key(fyne.KeyUp)), do: func(w *window) { w.talk.MoveMap(0, -1) }},
		{name: "Map: down", where: onSlideMap, keys: keys(key(fyne.KeyDown)), do: func(w *window) { w.talk.MoveMap(0, 1) }},
		{name: "Map: closer", where: onSlideMap, keys: keys(letter('+'), letter('=')), do: func(w *window) { w.talk.ZoomMap(true) }},
		{name: "Map: farther", where: onSlideMap, keys: keys(letter('-')), do: func(w *window) { w.talk.ZoomMap(false) }},
		{name: "Map: as it was", where: onSlideMap, keys: keys(key(fyne.KeyHome)), do: func(w *window) { w.talk.RestoreMap() }},
		{name: "Map: leave it", where: onSlideMap, keys: keys(key(fyne.KeyEscape)), do: func(w *window) { w.talk.SteerMap() }},

		{
			name: "Next slide", where: onSlides, hint: "next", do: func(w *window) { w.talk.Next() },
			keys: keys(key(fyne.KeySpace), key(fyne.KeyRight), key(fyne.KeyDown), key(fyne.KeyPageDown), letter('n')),
		},
		{
			name: "Previous slide", where: onSlides, hint: "back", do: func(w *window) { w.talk.Back() },
			keys: keys(key(fyne.KeyLeft), key(fyne.KeyUp), key(fyne.KeyPageUp), key(fyne.KeyBackspace)),
		},
		{
			name: "Go to a slide", where: onSlides, shown: "its number, then Enter", keys: keys(key(fyne.KeyReturn), key(fyne.KeyEnter)),
			do: func(w *window) { w.talk.Enter() }, takesEntry: true,
		},
		{name: "Go on with the slides", where: onSlides, keys: keys(key(fyne.KeyF5)), do: func(w *window) { w.talk.GoOn() }},
		{name: "First slide", where: onSlides, keys: keys(key(fyne.KeyHome)), do: func(w *window) { w.talk.First() }},
		{name: "Last slide", where: onSlides, keys: keys(key(fyne.KeyEnd)), do: func(w *window) { w.talk.Last() }},
		{name: "Skip the steps of a slide", where: onSlides, keys: keys(shift(fyne.KeyRight)), do: func(w *window) { w.talk.NextSlide() }},
		{name: "Begin the slide before", where: onSlides, keys: keys(shift(fyne.KeyLeft)), do: func(w *window) { w.talk.PreviousSlide() }},
		{name: "Back from a jump", where: onSlides, keys: keys(letter('h')), do: func(w *window) { w.talk.Return() }},
		{name: "Black screen", where: onSlides, hint: "black", keys: keys(letter('b'), letter('.')), do: func(w *window) { w.talk.Blacken() }},
		{name: "White screen", where: onSlides, hint: "white", keys: keys(letter('w'), letter(',')), do: func(w *window) { w.talk.Whiten() }},
		{name: "Freeze the screen", where: onSlides, hint: "freeze", keys: keys(letter('f')), do: func(w *window) { w.talk.Freeze() }},
		{name: "All slides", where: onSlides, hint: "all slides", keys: keys(letter('g'), key(fyne.KeyTab)), do: func(w *window) { w.talk.OpenGrid() }},
		{name: "Search", where: onSlides, hint: "search", keys: keys(letter('/')), do: func(w *window) { w.talk.OpenSearch() }},
		{name: "Pause the clock", where: onSlides, hint: "pause the clock", keys: keys(letter('p')), do: func(w *window) { w.talk.PauseClock() }},
		{name: "Start the clock anew", where: onSlides, keys: keys(letter('r')), do: func(w *window) { w.talk.RestartClock() }},
		{name: "Pointer", where: onSlides, hint: "pointer", keys: keys(letter('l')), do: func(w *window) { w.talk.Point() }},
		{name: "Enlarge a part", where: onSlides, hint: "enlarge", keys: keys(letter('z')), do: func(w *window) { w.talk.Enlarge() }},
		{name: "Move the map", where: onSlides, keys: keys(letter('m')), do: func(w *window) { w.talk.SteerMap() }},
		{name: "Walk through the years of the map", where: onSlides, keys: keys(letter(']')), do: func(w *window) { w.talk.WalkTime(false) }},
		{name: "Walk back through the years", where: onSlides, keys: keys(letter('[')), do: func(w *window) { w.talk.WalkTime(true) }},
		{name: "Swap screens", where: onSlides, hint: "swap screens", keys: keys(letter('s')), do: func(w *window) { w.talk.SwapScreens() }},
		{name: "Scroll the notes down", where: onSlides, keys: keys(shift(fyne.KeyDown), letter('j')), do: func(w *window) { w.talk.ScrollNotes(false) }},
		{name: "Scroll the notes up", where: onSlides, keys: keys(shift(fyne.KeyUp), letter('k')), do: func(w *window) { w.talk.ScrollNotes(true) }},
		{name: "Larger notes", where: onSlides, keys: keys(letter('+'), letter('=')), do: func(w *window) { w.talk.ResizeNotes(1) }},
		{name: "Smaller notes", where: onSlides, keys: keys(letter('-')), do: func(w *window) { w.talk.ResizeNotes(-1) }},
		{name: "All keys", where: onSlides, hint: "all keys", keys: keys(letter('?'), key(fyne.KeyF1)), do: func(w *window) { w.talk.OpenKeys(w.app.slideKeys()) }},
		{name: "End the talk", where: onSlides, hint: "end", keys: keys(key(fyne.KeyEscape)), do: func(w *window) { w.talk.AskEnd() }, takesEntry: true},
	}
}
