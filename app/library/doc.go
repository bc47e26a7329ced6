// Package library keeps what the program remembers between runs. Settings, the briefs opened lately and the queries
// asked are one file in the user's configuration folder (Load, Settings.Save); the log, rehearsals and an unfinished
// talk are files in the state folder (LogFile, KeepRehearsal, SaveTalk). Notes on briefs are in package annotation, the
// index for searching all briefs in package index. All but the log and the index are written whole, so a crash at any
// moment leaves the old file or the new one.
package library
