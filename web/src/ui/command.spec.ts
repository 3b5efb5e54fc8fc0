import { describe, expect, it } from 'vitest'
import { useCommand } from './command'
import { Problem } from '@/api/problem'

describe('a command', () => {
  it('keeps its key while its content stays the same, and takes a new one when it changes', async () => {
    const keys: string[] = []
    const { run, problem } = useCommand(async (_input: { text: string }, key: string) => {
      keys.push(key)
      throw new Problem({ status: 0, code: 'UNREACHABLE' })
    })

    await run({ text: 'a' })
    await run({ text: 'a' })
    await run({ text: 'b' })

    expect(problem.value?.code).toBe('UNREACHABLE')
    expect(keys[0]).toBe(keys[1])
    expect(keys[2]).not.toBe(keys[0])
  })

  it('takes a new key after success', async () => {
    const keys: string[] = []
    const { run } = useCommand(async (_input: string, key: string) => keys.push(key))

    await run('a')
    await run('a')

    expect(keys[0]).not.toBe(keys[1])
  })
})
