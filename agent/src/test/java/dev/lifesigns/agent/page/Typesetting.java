/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.page;

/** What may be wrong with a page at any size and with any fonts. */
final class Typesetting {
    /**
     * A script that returns the faults in words: words of up to {@code LONGEST} letters that are broken, words that cover one
     * another, and elements that hide a part of their content because it is wider. Text that is for screen readers only does not count.
     */
    static final String FAULTS = """
            () => {
                const LONGEST = 15
                const faults = []
                const words = []
                const seen = element => !element.closest('.hidden, .skip, [hidden]')
                    && element.checkVisibility() && !clipped(element)
                const clipped = element => {
                    for (let at = element; at; at = at.parentElement) if (getComputedStyle(at).clipPath !== 'none') return true
                    return false
                }
                const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
                while (texts.nextNode()) {
                    const node = texts.currentNode
                    if (node.parentElement.closest('noscript, pre') || !seen(node.parentElement)) continue
                    for (const { 0: word, index } of node.data.matchAll(/[\\p{L}\\p{N}]+/gu)) {
                        const range = document.createRange()
                        range.setStart(node, index)
                        range.setEnd(node, index + word.length)
                        const lines = [...range.getClientRects()].filter(line => line.width > 0)
                        if (lines.length > 1 && word.length <= LONGEST) faults.push(`broken: ${word}`)
                        for (const line of lines) words.push({ word, line })
                    }
                }
                const cover = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
                    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > a.height / 3
                words.forEach((one, at) => words.slice(at + 1).forEach(other => {
                    if (cover(one.line, other.line)) faults.push(`${one.word} covers ${other.word}`)
                }))
                for (const element of document.querySelectorAll('#app *:not(svg, svg *, input)')) {
                    const wider = element.scrollWidth - element.clientWidth
                    const hides = getComputedStyle(element).overflowX !== 'visible'
                    if (wider > 1 && hides && seen(element)) faults.push(`${element.tagName}.${element.className}: ${wider} px too wide`)
                }
                return faults
            }
            """;

    private Typesetting() {}
}
