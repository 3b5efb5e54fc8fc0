import type * as admin from './admin'
import type * as campaigns from './campaigns'
import type * as checks from './checks'
import type * as commitments from './commitments'
import type * as committees from './committees'
import type * as enterprises from './enterprises'
import type * as evidence from './evidence'
import type * as hazards from './hazards'
import type * as imports from './imports'
import type * as ledger from './ledger'
import type * as library from './library'
import type * as letterBatches from './letterBatches'
import type * as letters from './letters'
import type * as notifications from './notifications'
import type * as obligations from './obligations'
import type * as persons from './persons'
import type * as procedures from './procedures'
import type * as risks from './risks'
import type * as records from './records'
import type * as replyLinks from './replyLinks'
import type * as session from './session'
import type * as supervision from './supervision'
import type * as tourplans from './tourplans'
import type * as tours from './tours'
import type { components } from './types'
import type * as units from './units'

type Schemas = components['schemas']

/** As the server writes it: every member is there, what may be missing is null. Texts of few values count as texts here. */
type Written<T> = T extends (infer Item)[]
  ? Written<Item>[]
  : T extends string
    ? string
    : T extends object
      ? { [Name in keyof T]-?: Written<Exclude<T[Name], undefined>> }
      : T

type Fits<Page, Server extends Written<Page>> = Server

/**
 * Holds the pages' types to the description of the interface, from which {@code types.ts} is generated: a member that the server renames,
 * drops or lets be null no longer compiles here.
 */
export type Contract = [
  Fits<hazards.HazardRow, Written<Schemas['HazardRow']>>,
  Fits<hazards.Hazard, Written<Schemas['HazardView']>>,
  Fits<hazards.BoardColumn, Written<Schemas['HazardsColumn']>>,
  Fits<hazards.Figure, Written<Schemas['HazardsFigure']>>,
  Fits<hazards.Mark, Written<Schemas['HazardMapMark']>>,
  Fits<hazards.Done, Written<Schemas['Done']>>,
  Fits<imports.LedgerImport, Written<Schemas['ImportsImportView']>>,
  Fits<imports.Fault, Written<Schemas['ImportsFaultView']>>,
  Fits<imports.LedgerField, Written<Schemas['ImportsField']>>,
  Fits<library.BookRow, Written<Schemas['BookViewsRow']>>,
  Fits<library.Book, Written<Schemas['BookViewsView']>>,
  Fits<library.Hits, Written<Schemas['BookViewsHits']>>,
  Fits<library.Preview, Written<Schemas['ArticleReaderReading']>>,
  Fits<library.Uploaded, Written<Schemas['LibraryCommandsUploaded']>>,
  Fits<ledger.FoundAct, Written<Schemas['ActSearchFoundAct']>>,
  Fits<ledger.Proof, Written<Schemas['ProofsProof']>>,
  Fits<ledger.Checkpoint, Written<Schemas['Checkpoint']>>,
  Fits<ledger.Verification, Written<Schemas['VerificationStoreVerificationView']>>,
  Fits<evidence.Evidence, Written<Schemas['EvidenceView']>>,
  Fits<session.Session, Written<Schemas['SessionView']>>,
  Fits<obligations.ObligationRow, Written<Schemas['ObligationRow']>>,
  Fits<obligations.Obligation, Written<Schemas['ObligationView']>>,
  Fits<units.Unit, Written<Schemas['UnitView']>>,
  Fits<units.UnitPage, Written<Schemas['UnitsUnitPage']>>,
  Fits<units.Post, Written<Schemas['PostView']>>,
  Fits<units.PostPage, Written<Schemas['PostsPostPage']>>,
  Fits<committees.CommitteePage, Written<Schemas['CommitteesCommitteePage']>>,
  Fits<committees.Gap, Written<Schemas['CommitteeGapsGap']>>,
  Fits<notifications.Notification, Written<Schemas['NotificationsMessageView']>>,
  Fits<enterprises.EnterpriseRow, Written<Schemas['EnterpriseQueriesEnterpriseRow']>>,
  Fits<enterprises.Enterprise, Written<Schemas['EnterpriseView']>>,
  Fits<commitments.Overview, Written<Schemas['Overview']>>,
  Fits<commitments.EnterpriseRow, Written<Schemas['OverviewRow']>>,
  Fits<risks.RiskRow, Written<Schemas['RisksRiskRow']>>,
  Fits<procedures.Procedure, Written<Schemas['ProceduresView']>>,
  Fits<procedures.ProcedureRow, Written<Schemas['ProceduresRow']>>,
  Fits<procedures.Override, Written<Schemas['ProcedureStoreOverride']>>,
  Fits<campaigns.ReportRow, Written<Schemas['ReportsRow']>>,
  Fits<campaigns.Report, Written<Schemas['ReportsView']>>,
  Fits<campaigns.QuarterCheck, Written<Schemas['QuarterChecksView']>>,
  Fits<campaigns.PresenceRow, Written<Schemas['PresenceRow']>>,
  Fits<campaigns.TownBoard, Written<Schemas['TownBoardBoard']>>,
  Fits<tourplans.PlanRow, Written<Schemas['PlanQueriesPlanRow']>>,
  Fits<tourplans.PlanView, Written<Schemas['PlanQueriesPlanView']>>,
  Fits<tourplans.GroupView, Written<Schemas['PlanQueriesGroupView']>>,
  Fits<tourplans.Proposed, Written<Schemas['ProposerProposed']>>,
  Fits<tourplans.Budget, Written<Schemas['Budget']>>,
  Fits<tourplans.BudgetView, Written<Schemas['BudgetsBudgetView']>>,
  Fits<tourplans.Complaint, Written<Schemas['ComplaintsComplaint']>>,
  Fits<supervision.Measure, Written<Schemas['MeasureView']>>,
  Fits<supervision.Hints, Written<Schemas['HintsViews']>>,
  Fits<supervision.Choices, Written<Schemas['MeasureQueriesChoices']>>,
  Fits<supervision.Circular, Written<Schemas['MeasureQueriesCircular']>>,
  Fits<supervision.Difficulty, Written<Schemas['DifficultiesView']>>,
  Fits<records.RecordRow, Written<Schemas['RecordRow']>>,
  Fits<Omit<records.RecordView, 'particulars' | 'steps'>, Written<Omit<Schemas['RecordView'], 'particulars' | 'steps'>>>,
  Fits<records.RecordForm, Written<Schemas['RecordFormsForm']>>,
  Fits<records.Suggestion, Written<Schemas['RecordFormsSuggestion']>>,
  Fits<letters.LetterRow, Written<Schemas['LetterRow']>>,
  Fits<letters.Letter, Written<Schemas['LetterView']>>,
  Fits<letters.StoredKind, Written<Schemas['KindsKindView']>>,
  Fits<letterBatches.Batch, Written<Schemas['BatchesBatchView']>>,
  Fits<letterBatches.RowFault, Written<Schemas['BatchFaultsRowFault']>>,
  Fits<replyLinks.LinkedLetter, Written<Schemas['ReplyLinksLinkedLetter']>>,
  Fits<checks.FileCheck, Written<Schemas['ChecksFileCheck']>>,
  Fits<tours.TourRow, Written<Schemas['TourQueriesTourRow']>>,
  Fits<tours.TourView, Written<Schemas['TourQueriesTourView']>>,
  Fits<tours.TourVisit, Written<Schemas['Visit']>>,
  Fits<tours.LogEntry, Written<Schemas['VisitLogEntry']>>,
  Fits<tours.Checklist, Written<Schemas['ChecklistsChecklist']>>,
  Fits<tours.Overview, Written<Schemas['TourOverviewYear']>>,
  Fits<tours.PublicTour, Written<Schemas['PublicToursPublicTour']>>,
  Fits<persons.Person, Written<Schemas['PersonView']>>,
  Fits<admin.Account, Written<Schemas['AccountsAccountView']>>,
  Fits<admin.Token, Written<Schemas['TokenStoreToken']>>,
  Fits<admin.SecurityEvent, Written<Schemas['DoorBookEntry']>>,
  Fits<admin.FailedMail, Written<Schemas['NotificationsFailedView']>>,
]
