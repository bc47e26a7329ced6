// Package svg draws files that are edited further or shown by a browser. Text stays text: it
// names the fonts' families and keeps its width, so that any viewer shows the same layout.
package svg
