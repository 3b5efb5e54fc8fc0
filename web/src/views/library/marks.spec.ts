import { describe, expect, it } from 'vitest'
import { marked } from './marks'

describe('marked', () => {
  it('sets the words apart, whatever their width and case', () => {
    expect(marked('按ＧＢ18218排查隐患', 'gb 隐患')).toEqual([
      { text: '按', hit: false },
      { text: 'ＧＢ', hit: true },
      { text: '18218排查', hit: false },
      { text: '隐患', hit: true },
    ])
  })

  it('leaves a text whole when nothing is asked for', () => {
    expect(marked('隐患', '')).toEqual([{ text: '隐患', hit: false }])
  })
})
