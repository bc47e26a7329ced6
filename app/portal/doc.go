// Package portal asks the desktop for its own file chooser.
//
// In comes what is sought, a Request; out goes the path that the reader chose. They meet on the session bus, by
// org.freedesktop.portal.FileChooser (xdg-desktop-portal). Without a bus on a Unix socket, or a portal on it that answers
// soon, there is no chooser. Begin with chooser.go.
package portal
