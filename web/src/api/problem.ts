/** One refused field or cell of a command. */
export interface Violation {
  field: string
  rule?: string
  message: string
}

/** What has happened to a record since the version the user saw. */
export interface Change {
  id: string
  kind: string
  personName: string
  occurredAt: string
}

interface ProblemBody {
  type?: string
  title?: string
  status?: number
  detail?: string
  code?: string
  clause?: string
  violations?: Violation[]
  current?: number
  changes?: Change[]
}

/** A refusal by the server (RFC 9457), or status 0 when it couldn't be reached. Its texts are in the user's language. */
export class Problem extends Error {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly code: string
  readonly clause: string | undefined
  readonly violations: Violation[]
  readonly current: number | undefined
  readonly changes: Change[]
  /** Everything the answer says, such as the faults of a file. */
  readonly body: Record<string, unknown>

  constructor(body: ProblemBody) {
    super(body.detail ?? body.title ?? body.code ?? 'problem')
    this.type = body.type ?? 'about:blank'
    this.title = body.title ?? ''
    this.status = body.status ?? 0
    this.detail = body.detail ?? ''
    this.code = body.code ?? ''
    this.clause = body.clause
    this.violations = body.violations ?? []
    this.current = body.current
    this.changes = body.changes ?? []
    this.body = { ...body }
  }

  /** The message for one field, if the server refused it. */
  of(field: string): string | undefined {
    return this.violations.find((v) => v.field === field)?.message
  }

  get stale(): boolean {
    return this.status === 409 && this.current !== undefined
  }
}

export function asProblem(failure: unknown): Problem {
  if (failure instanceof Problem) return failure
  return new Problem({ status: 0, code: 'UNREACHABLE', detail: failure instanceof Error ? failure.message : '' })
}
