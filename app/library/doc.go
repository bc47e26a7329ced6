// Package library is the reader's own things: settings, the briefs opened lately, how far each
// was read. It is one file of ours in the user's configuration folder, written atomically, so a
// crash at any moment leaves the old file or the new one.
package library
