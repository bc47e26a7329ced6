// Package library keeps the reader's own things between runs: settings, the briefs opened lately and how far
// each was read, and the queries asked. They are one file in the user's configuration folder, written whole,
// so a crash at any moment leaves the old file or the new one. Load reads it, Settings.Save writes it.
package library
